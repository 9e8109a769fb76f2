/** Where anybody raises a concern, signed in or not. */
export const raiseUrl = (): string => '/raise'
export const raiseInUrl = (partnership: string): string => `/raise/${partnership}`
export const raiseQuestionUrl = (
  partnership: string,
  question: string,
  { isChange = false, isAgain = false } = {},
): string => {
  const query = [isChange && 'change=yes', isAgain && 'again=yes'].filter(Boolean).join('&')
  return `/raise/${partnership}/questions/${question}${query === '' ? '' : `?${query}`}`
}
export const raiseCheckUrl = (partnership: string): string => `/raise/${partnership}/check`
export const raiseSentUrl = (partnership: string): string => `/raise/${partnership}/sent`
export const raiseSaveUrl = (partnership: string): string => `/raise/${partnership}/save`
export const raiseSavedUrl = (partnership: string): string => `/raise/${partnership}/saved`
export const raiseReturnUrl = (partnership: string, token: string): string => `/raise/${partnership}/return/${token}`
export const raiseHowUsedUrl = (partnership: string): string => `/raise/${partnership}/how-it-is-used`
