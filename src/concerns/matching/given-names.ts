/**
 * Given names that people use for one another, a group a line. A name may stand in several. Common English usage, and
 * spellings of names from elsewhere that are often written more than one way.
 */
const GROUPS = `
abdul abdullah abdulla
abigail abby abbie gail
agnes aggie nessie
albert bert bertie al
alexander alex alec alick sandy sasha
alexandra alex sandra sandy lexi
alfred alf alfie fred
alice ali alys
alison ali allison
amanda mandy
andrew andy drew
angela angie
ann anne anna annie nan nancy
anthony tony antony ant
archibald archie
arthur art artie
barbara barb babs
benjamin ben benny
bernard bernie
beatrice bea trixie
bridget biddy bridie
carol carole caroline carrie
catherine katherine kathryn katharine kate katie kathy cathy kay kitty
charles charlie chas chuck
charlotte lottie charlie
christine christina chris chrissie tina
christopher chris kit
constance connie
cynthia cindy
daniel dan danny
david dave davy
deborah debra debbie deb
derek derrick del
donald don donny
dorothy dot dottie dolly dora
douglas doug dougie
edith edie
edward ed eddie ted ned teddy
eileen aileen
eleanor ellie elinor nell nellie nora
elizabeth liz lizzie beth betty bess eliza elsie lisa libby
emily em emmy
emma em
eric rick
ernest ernie
esther hester
ethel eth
eugene gene
evelyn evie eve
florence flo florrie flossie
frances fran fanny francesca
francis frank fran
frederick fred freddie freddy
geoffrey jeffrey geoff jeff
george georgie
gerald gerry jerry
gertrude gertie trudy
gillian gill jill
graham graeme
gregory greg
gwendoline gwen gwendolyn
harold harry hal
harriet hattie
henry harry hal hank
herbert bert herb
hilda hildy
ian iain
irene rene
isabel isabella isobel belle izzy
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie
jane jayne janie
janet jan
jean jeannie
jennifer jenny jen
jeremy jerry
jessica jess jessie
joan joanie
joanne joanna jo
john jack johnny jon ian
jonathan jon jonny john
joseph joe joey
josephine jo josie
joyce joy
judith judy jude
kenneth ken kenny
kimberley kim
kristina kirsty
laura laurie
lawrence laurence larry laurie
leonard len lenny leo
leslie les lesley
lillian lily lilian
louise lou
lucille lucy
malcolm mal
margaret maggie meg peggy madge rita greta margo
maria mary marie
marjorie marge margery
martha mattie
martin marty
mary molly polly may mae maria marie
matilda tilly mattie
matthew matt
maureen mo
maurice morris
maxwell max
michael mike mick micky mikey
michelle shell
mildred millie
muhammad mohammed mohamed mohammad muhammed mo
nancy nan
natalie nat
nathaniel nathan nat
nicholas nick nicky nicolas
nicola nicky nikki
norman norm
oliver ollie
olive livvy
pamela pam
patricia pat patsy trish tricia
patrick pat paddy
pauline paula
penelope penny
peter pete
philip phil phillip
priscilla cilla
rachel rachael
raymond ray
rebecca becky becca
reginald reg reggie
richard dick rick ricky rich richie
robert bob bobby rob robbie bert
roderick rod
roger rodge
ronald ron ronnie
rosemary rose rosie
rosalind ros
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sally sara
sheila shelagh
sidney sid sydney
simon si
solomon sol
stanley stan
stephen steven steve
stephanie steph
stuart stewart stu
susan sue susie suzanne
sylvia sylvie
teresa theresa terry tess
terence terry
thelma thel
theodore theo ted
thomas tom tommy
timothy tim
valerie val
victor vic
victoria vicky tori
vincent vince vinny
violet vi
vivian viv vivienne
walter wally walt
wilfred wilf
william bill billy will liam willy
winifred win winnie freda
yousef yusuf youssef joseph
zachary zach zac
`

const groupsOf = new Map<string, string[]>()
for (const line of GROUPS.trim().split('\n')) {
  const names = line.split(' ')
  const root = names[0] ?? ''
  for (const name of names) groupsOf.set(name, [...(groupsOf.get(name) ?? []), root])
}

/** The names under which a given name may also be known, itself first: "Peggy" gives peggy and margaret. */
export const rootsOf = (given: string): readonly string[] => [...new Set([given, ...(groupsOf.get(given) ?? [])])]

/** Whether two given names, in plain letters, are used for one another. */
export function areUsedForOneAnother(a: string, b: string): boolean {
  const others = groupsOf.get(b) ?? []
  return (groupsOf.get(a) ?? []).some(root => others.includes(root))
}
