export const bankHolidaysUrl = '/bank-holidays'
export const sendHolidaysUrl = '/bank-holidays/list'
export const takeInHolidaysUrl = '/bank-holidays/take-in'
export const discardHolidaysUrl = '/bank-holidays/discard'
