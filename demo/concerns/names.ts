import type { Ethnicity } from '#concerns'

/** Given and family names that go together. Put together by chance, they are nobody's. */
export interface NameStock {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

const FAMILY =
  words(`Abbot Ashdown Attwell Barrowby Beckwith Birtles Blakemore Bracewell Brayshaw Brockley Burdett Calder Carswell
  Chilcott Clayborn Coldbrook Copplestone Corley Crabtree Cressey Dacombe Danforth Dearlove Deverell Dunstone Eastlake Edgeley
  Elphick Fairbank Farthing Fenwick Finchley Furness Gadsby Garside Gathercole Goodyear Greenhalgh Hackett Hadleigh Hallam
  Harbottle Haskett Hathersage Hebden Hollis Huxtable Inskip Jessop Kellaway Kendrick Kettering Lathom Leadbeater Longstaff Lovell
  Lumley Maddock Marchant Mellor Midgley Mossop Naylor Nethercott Norcross Oakden Oldroyd Ormerod Padgett Parfitt Peasgood Pellow
  Penrose Pickersgill Pilbeam Pinnock Prescott Quayle Rainford Ramsbottom Ravenscroft Redfern Reeve Ridgway Rookwood Rumbold
  Sandford Satterly Scholes Shacklady Silcock Skelhorn Snowden Southern Stainforth Strand Sugden Swales Tattersall Teasdale
  Thistlewood Tranter Tredwell Tuckwell Underhill Vasey Wainfleet Wardle Weatherby Wetherall Whitcombe Widdowson Winstanley
  Wolstenholme Woolgar Wragg Yardley`)

const OLDER: NameStock = {
  female:
    words(`Ada Agnes Audrey Barbara Beryl Betty Brenda Constance Daphne Doreen Doris Edith Eileen Elsie Enid Ethel Evelyn
    Freda Gladys Gwendoline Hilda Irene Ivy Jean Joan Joyce Kathleen Lilian Mabel Margaret Marjorie Mary Maureen Mavis Muriel Nora
    Olive Pamela Patricia Peggy Phyllis Rita Rosemary Sheila Sylvia Thelma Vera Winifred`),
  male: words(`Albert Alfred Arnold Arthur Bernard Cecil Clifford Cyril Dennis Derek Donald Douglas Edward Eric Ernest Frank
    Frederick Geoffrey George Gordon Harold Harry Herbert Horace Jack Keith Kenneth Leonard Leslie Malcolm Maurice Norman Percy
    Peter Ralph Raymond Reginald Robert Roland Ronald Roy Sidney Stanley Sydney Terence Thomas Vernon Walter Wilfred William`),
  family: FAMILY,
}

const YOUNGER: NameStock = {
  female:
    words(`Abigail Alison Amanda Amy Anna Beth Bethany Caroline Charlotte Chloe Claire Danielle Deborah Donna Elaine Elizabeth
    Ellie Emily Emma Fiona Gemma Gillian Grace Hannah Heather Helen Holly Jacqueline Jane Jessica Joanne Julie Karen Katherine
    Kelly Laura Leanne Lucy Melanie Michelle Natalie Nicola Perpetua Rachel Rebecca Samantha Sarah Sophie Stephanie Tracey Zoe`),
  male: words(`Aaron Adam Adrian Andrew Anthony Barry Benjamin Bradley Callum Carl Charlie Christopher Colin Connor Corin Craig Daniel
    Darren David Dean Edward Gareth Gary Graham Ian Jamie Jason Joshua Kevin Kieran Lee Liam Luke Mark Martin Matthew Michael
    Nathan Neil Nicholas Owen Patrick Paul Philip Richard Rory Ryan Samuel Scott Shaun Simon Stephen Stuart Toby Trevor Wayne`),
  family: FAMILY,
}

const POLISH: NameStock = {
  female: words(
    'Agnieszka Anna Barbara Beata Danuta Ewa Halina Iwona Joanna Katarzyna Krystyna Magdalena Małgorzata Zofia',
  ),
  male: words('Adam Andrzej Bogdan Grzegorz Jan Jerzy Krzysztof Marek Mariusz Paweł Piotr Stanisław Tadeusz Zbigniew'),
  family: words(
    'Borkowicz Czajkor Dąbrowiak Gajewicz Jasinek Kaminarz Lisowiec Malinoski Nowaczek Sikorzak Wilczak Zielonka',
  ),
}

const IRISH: NameStock = {
  female: words('Aoife Bernadette Bridget Ciara Deirdre Eileen Maeve Noreen Nuala Orla Róisín Sinéad'),
  male: words('Brendan Cathal Cormac Declan Dermot Eamonn Fintan Niall Padraig Ruairí Seamus Tadhg'),
  family: words('Brennigan Carmody Devanney Fallon Garvin Heaney Kilbride Lannon MacNamee Noonan O’Haggarty Tierney'),
}

const SOUTH_ASIAN: NameStock = {
  female:
    words(`Aisha Amrit Anjali Bushra Deepa Farah Gurpreet Harjit Jaswinder Kavita Lakshmi Meera Nasreen Nirmala Parveen Pushpa
    Razia Rukhsana Sabina Shazia Sunita Surinder Usha Yasmin`),
  male: words(`Abdul Ajay Amarjit Anwar Arun Balbir Dinesh Faisal Gurmit Harbhajan Imran Jagdish Kamal Mahesh Mohan Nadeem Pritam
    Rafiq Rajesh Salim Sanjay Tariq Vikram Zahid`),
  family:
    words(`Acharjee Ahmadi Bahl Bajwan Chaudhuri Dhanjal Ghafoori Gidwara Jandali Kapadi Khanam Lalwari Malhotran Mirzani Nandra
    Parekhar Qadirian Rahimi Randhar Saggi Sethran Thakkar Uddoni Virkar`),
}

const EAST_ASIAN: NameStock = {
  female: words('Hui-Ling Jia Linh Mai Mei-Ling Ngoc Siew Thi-Hoa Wai-Ling Xiu Yan Ying'),
  male: words('Chi-Wai Duc Hao Jun Kam-Wing Long Minh Quang Siu-Ming Tuan Wei Zhen'),
  family: words('Au-Leong Cheungwai Dang Hoang Kwanlo Laochan Ngan Pham Quek Tsoi Vuong Yeoh'),
}

const AFRICAN: NameStock = {
  female: words(
    'Abena Adaeze Adwoa Amina Blessing Chiamaka Comfort Efua Esi Fatou Folake Grace Ifeoma Mercy Ngozi Patience Tendai Yetunde',
  ),
  male: words('Abiodun Chidi Chinedu Emeka Femi Ikenna Kofi Kwame Kwabena Musa Obinna Samson Segun Tafadzwa Tunde Yaw'),
  family:
    words(`Abayomi-Reed Acheampor Adekola Agyeiwa Bankolay Chikwanda Dlaminzi Eshunor Iwuagwu Kamarani Mensahene Mutasah Nwabueze
    Oduyar Okparaji Osei-Banfo Quansah Sibandze`),
}

const CARIBBEAN: NameStock = {
  female: words(
    'Althea Beverley Carmen Cherelle Claudette Delores Hyacinth Icilda Jennifer Marcia Merlene Paulette Rochelle Sonia Verona Yvonne',
  ),
  male: words(
    'Anton Carlton Clive Delroy Desmond Errol Everton Glenroy Junior Leroy Lloyd Marlon Neville Rudolph Winston Wendell',
  ),
  family: words(
    'Bartley-Knight Braithwood Campion Denvers Fearonby Gayler Hinds-Orton Josephs Lindorf Mighton Pennant Ricketson Samuda Wrighton',
  ),
}

const ARABIC: NameStock = {
  female: words('Amal Dalal Farida Hanan Huda Layla Maryam Nawal Rania Samira Shirin Zeinab'),
  male: words('Ahmed Bahram Farhad Hassan Ibrahim Karim Mustafa Nabil Omid Rashid Samir Yousef'),
  family: words(
    'Abbasian Barzanji El-Haddadi Farahmand Haidarian Kermanshi Mansouran Najjarin Rostamzad Salehian Tabrizani Zandinia',
  ),
}

export const STOCKS: Readonly<
  Record<Ethnicity, readonly [older: readonly NameStock[], younger: readonly NameStock[]]>
> = {
  white: [
    [OLDER, OLDER, OLDER, OLDER, OLDER, OLDER, IRISH, POLISH],
    [YOUNGER, YOUNGER, YOUNGER, YOUNGER, YOUNGER, IRISH, POLISH],
  ],
  mixed: [
    [OLDER, CARIBBEAN],
    [YOUNGER, CARIBBEAN, AFRICAN, SOUTH_ASIAN],
  ],
  asian: [
    [SOUTH_ASIAN, SOUTH_ASIAN, EAST_ASIAN],
    [SOUTH_ASIAN, SOUTH_ASIAN, EAST_ASIAN],
  ],
  black: [
    [CARIBBEAN, CARIBBEAN, AFRICAN],
    [AFRICAN, CARIBBEAN],
  ],
  other: [[ARABIC], [ARABIC]],
  refused: [[OLDER], [YOUNGER, POLISH]],
  'not-known': [
    [OLDER, OLDER, CARIBBEAN],
    [YOUNGER, YOUNGER, YOUNGER, POLISH, ARABIC],
  ],
}

/** What people are called, beside what is on their papers. */
export const KNOWN_AS: Readonly<Record<string, readonly string[]>> = {
  Albert: ['Bert', 'Bertie'],
  Alfred: ['Alf', 'Fred'],
  Andrew: ['Andy', 'Drew'],
  Anthony: ['Tony'],
  Arthur: ['Art'],
  Barbara: ['Babs', 'Barb'],
  Benjamin: ['Ben'],
  Bernadette: ['Bernie'],
  Beverley: ['Bev'],
  Charlotte: ['Lottie', 'Charlie'],
  Christopher: ['Chris', 'Kit'],
  Constance: ['Connie'],
  Daniel: ['Dan', 'Danny'],
  David: ['Dave'],
  Deborah: ['Debbie', 'Deb'],
  Edith: ['Edie'],
  Edward: ['Ted', 'Eddie'],
  Elizabeth: ['Betty', 'Liz', 'Beth', 'Lizzie'],
  Frederick: ['Fred', 'Freddie'],
  Gillian: ['Gill', 'Jill'],
  Gwendoline: ['Gwen'],
  Jacqueline: ['Jackie'],
  Jagdish: ['Jag'],
  Jessica: ['Jess'],
  Joanne: ['Jo'],
  Joshua: ['Josh'],
  Katarzyna: ['Kasia'],
  Katherine: ['Kate', 'Kathy', 'Kath'],
  Kathleen: ['Kath', 'Kay'],
  Kenneth: ['Ken'],
  Krzysztof: ['Chris', 'Krzys'],
  Leonard: ['Len', 'Lenny'],
  Lilian: ['Lily', 'Lil'],
  Magdalena: ['Magda'],
  Małgorzata: ['Gosia', 'Margaret'],
  Margaret: ['Peggy', 'Maggie', 'Meg'],
  Matthew: ['Matt'],
  Michael: ['Mick', 'Mike'],
  Nicholas: ['Nick'],
  Patricia: ['Pat', 'Trish'],
  Patrick: ['Pat', 'Paddy'],
  Philip: ['Phil'],
  Piotr: ['Peter'],
  Rebecca: ['Becky'],
  Reginald: ['Reg'],
  Richard: ['Rick', 'Dick'],
  Robert: ['Bob', 'Rob'],
  Ronald: ['Ron', 'Ronnie'],
  Samantha: ['Sam'],
  Samuel: ['Sam'],
  Stephanie: ['Steph'],
  Stephen: ['Steve'],
  Terence: ['Terry'],
  Thomas: ['Tom', 'Tommy'],
  Walter: ['Wally', 'Wal'],
  William: ['Bill', 'Will', 'Billy'],
  Winifred: ['Win', 'Winnie'],
}

export const STREETS =
  words(`Tannery Quarry Weir Mill Chapel Station Orchard Brindle Ferry Larch Foundry Priory Cannon Alder Heron Maltings
  Sexton Glebe Windmill Saddler Cooper Beacon Hawthorn Linnet Meadow Granary Almond Bishop Causeway Lantern`)
export const STREET_KINDS = ['Street', 'Road', 'Lane', 'Close', 'Court', 'Avenue', 'Terrace', 'Gardens', 'Walk', 'Hill']
