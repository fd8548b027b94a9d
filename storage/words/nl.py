"""Dutch words for passphrases: 4 to 8 letters, a to z only, known to everyone, none that hurts or embarrasses.

Written for Vindplaats, so under its own licence; the spelling was checked against the word list of OpenTaal.
Words may be added and removed freely: opening a vault never looks at this list.
"""

WORDS: tuple[str, ...] = tuple(
    """
    aardbei abrikoos acht acteur advocaat afrit agenda agent ajuin akker akkoord album alfabet alleen alpaca altijd
    amandel ananas andijvie anijs anjer anker antenne antilope antwoord apart apotheek appel applaus april aquarel
    arbeider arend armband artisjok asfalt asperge atelier atlas augurk augustus auto avond avontuur azijn azuur baai
    baard baars badeend badge badjas badkamer badpak bakken bakker bakkerij baksteen balk balkon ballon balpen bamboe
    banaan band banjo bank bankje batterij bediende beek beeld been beer beginnen begonia behang beige beitel beker
    beleefd belfort belofte berg berk berm beschuit beslag bestand betalen beton beuk bever bewaren bezem biet biljet
    bingo biologie bitter bivak bizon blad blauw blender blij blijven blik bliksem bloeien bloem bloes bloesem blokken
    boek boer boksen boom boon boor bord borstel bosbes boter boterham bouillon bout bouwen bouwwerf braambes braden
    brancard branden breed breien breken brem breuk brief bries bril broccoli broche broek broer bron brons brood brug
    bruin buffel buik buizerd bulgur bumper bundel bungalow bureau burger buur buurt cacao cactus cadeau cake camera
    camion camping caravan cavia ceder cello cement cent chalet chemie cijfer cilinder cinema circus cirkel citroen
    claxon clown computer concert couscous dadel dahlia dakbalk dakgoot dakpan dammen dank dansen danser dapper dauw
    december deeg deken deksel delen denim denken derde dertien dertig dessert deur deurbel dicht dichter dienblad diep
    dijk diner dinsdag diploma dirigent distel doek doel doelpunt dokter dolfijn domino donder donker dooi doos dorp
    douche dozijn draad draak dragen drankje drempel driehoek drinken dromen droog droogrek droom drop druif druk
    drumstel dubbel duif duikbril duiken duim duin duizend durven duur duwen dweil dweilen echt eclair economie eekhoorn
    eend eenhoorn eerlijk eerste eeuw egel eikel eiland ekster eland elleboog emmer emmertje enkel envelop erwt esdoorn
    etalage eten euro evenaar examen ezel fabriek fanfare fazant februari feest festival fiets fietsen fietspad film
    flamingo flat fles fluit fluiten fluweel fontein fopspeen forel fornuis foto framboos friet fruitsap fuut fysica
    gaai galerij gang gans garage garde garen garnaal gast gazelle gedachte gedicht geel gehakt geheim geld gelijk
    geluid geluk gember gemeente geranium gerst gesprek getal geur gevel geven gevoel gewei gezellig gezicht gezond
    gieten gieter gips giraf gisteren gitaar glad glas glaswol gletsjer glijbaan glijden glimlach glimworm globe
    goedkoop golf gondel gooien goot gordel gordijn gorilla goud goudvis graan graffiti grap grappig gras gratis graver
    grijs grind groeien groen groep groet groot grot haag haai haak haan haar haard haas hagedis hagel haken half hals
    halte hamer hamster hand handbal handdoek handig hangmat hapje hard haring hark harp hars haven haver havik heel
    heelal heet hefboom heide helder helm helpen hemd hemel hengel herfst hert heup heuvel hiel hobo hockey hoed
    hoef hoek hoepel hoest hommel hond honderd honing hoofd hoog hooi hooiberg hoop hoorn hopen horizon horloge hotel
    huid huilen huis huiswerk hulp hulst hutspot hyacint hyena idee ijsje ijspegel ijsvogel ijzel indigo inkt inktvis
    iris isolatie jaar jaargang januari jarig jasmijn jong judo juli juni jurk kaars kaart kaartje kaas kabel kabouter
    kachel kade kader kajak kajuit kalender kalf kalkoen kameel kameleon kamer kampvuur kanarie kaneel kano kans kantoor
    kapitein kapper kapsalon karaf karamel karate karmijn karper karton kassa kassier kast kastanje kasteel katoen
    katrol kauw kauwgom keeper kegel kelder kermis kers ketchup ketel ketelpak ketting keuken keuze kever kieuw kievit
    kiezen kijken kikker kiosk kist klank klaproos klarinet klas klauw klaver kleed klei klein klem kleur klif klimaat
    klimmen klimop klimrek klink klok kloof knie knikker knippen knolraap knoop knop knuffel koala koek koekoek koelen
    koelkast koets koffer koffie koken kokos komeet komijn kompas konijn koning koningin koor koord koorts kopen koper
    koplamp korst kort korting koud koude kous kraag kraai kraam kraan krab kracht krant kreeft krekel krijgen krijt
    kroket krokodil krokus krom kromme kroon kruik kruimel kruipen kruk krul kubus kuiken kunnen kunst kurk kurkuma
    kussen kust kwal kwark kwast laag laan laars laatste lach lachen ladder lade ladekast lader laken lama lamp land
    lang lantaarn laptop lariks lasagne lasser latje laurier lauw lavabo lavendel leder leeg leerling leeuw leguaan
    lekker lelie lens lente lepel leraar leren letter lezen libel licht lied lief lift lijm lijn lijst lijster limoen
    limonade linde linnen lint linzen living lokaal lolly look lopen luchtbed luid luier luipaard lunch luster lynx
    maaltijd maan maand maandag maart macaroni madelief magazijn magneet mais maken makreel mand manen mango mantel
    marathon margriet markt marter mast matras medaille meer mees meetlat meeuw melk melkweg melodie meloen merel mest
    meten metro metser middag mier miljoen minister minuut mist mixer moed moeder moer moeras mogen molen mond monteur
    mooi morgen mossel mosterd motor mouw muis munt museum muur muziek muzikant naaien naald nacht nagel narcis neef
    negen nemen nest netel netjes netwerk neus nevel nicht nietje nieuw niezen nooit noorden noot notaris nougat
    november oase ober oceaan ochtend oefenen oester oktober olie oliebol olieverf olifant olijf omelet ondiep ontbijt
    onweer oogst oogsten ooievaar oorbel oosten open openen oprit oranje orchidee orgel orka orkest otter ovaal oven
    ovenwant paard paars pakje palet paling palm panda panter papaja papegaai papier paprika parade paraplu park parking
    passer pasta patrijs pauw pedaal peer pelikaan penseel peper perron perzik piano picknick pier pikant piloot pinda
    pingpong piraat piramide piste pistolet pizza plafond plakken plan planeet plank planten plat plataan plein pleister
    ploeg plooien plukken podium poel poetsen polder pollepel pols pomp pompoen pony poort poot populier portret post
    postbode potje potlood praline praten prei prins prinses printer prisma proeven proper pruim publiek pudding pull
    punt puree purper puzzel pyjama quiz raadsel raaf raam raap racket radiator radijs radio rails raket rapport rasp
    recept recht rechter refrein regen reiger reis reizen rekenen rekening remmen rendier reus ridder riek riem riet
    rietje rijden rijm rijst ring risotto ritme rits rivier robot roeiboot roeien roepen roer roeren rogge rollen
    rolluik rolstoel roman rond rood room roos rotonde rots roze rozijn rucola rugby rugzak ruilen ruimte ruit rups rust
    rustig saffraan salade salon samen sandaal sardien saus saxofoon schaap schaar schaats schaduw schaken schat scheef
    scheids schelp schemer scherm scherp schets schijnen schild schilder schip schoen schommel schoof school schop
    schors schort schotel schouder schouw schrift schroef schub schuur scouts seconde seizoen selder serre servet
    shampoo signaal silo siroop sjaal sjalot sjerp skate skilift slaapzak slab slager slagerij slak slang slapen
    slaperig slee sleutel slim slinger slippers slot sluis sluiten slurf smaak smelten snavel sneeuw snel snelweg
    snijden snoek snoep snor snorkel soep sofa sorbet spaak spaarpot spade spannend spar sparen spatel specht spel
    spelen speler spiegel spijker spin spinazie spiraal spons spoor sporthal spreeuw springen sprint sprookje spruitje
    staart stad stadhuis stadion stal stam stapel stappen starten station steeg steen steiger steil stekker stelling
    stempel stencil stengel step ster sterk sterren steun stier stil stilte stoel stoep stoet stoofpot stoppen storm
    straat straks strand strijken strik strip stro stromen stroom stroop struik student studio sturen stuur suiker
    surfen taal taart tablet tafel talent tand tandarts tandwiel tang tante tapijt tarwe taxi team teen tegel tekenen
    tekening telefoon tellen tennis tent tentzeil terras tevreden theater thee theedoek theepot thermos ticket tien
    tijger tijm tillen titel tocht toerist toetje toets toeval toffee toilet tomaat toneel tonijn toren touw tovenaar
    traag tractor trainer training tram trap trein trekken trombone trommel trompet troon trui tuba tube tuin tuinier
    tulp tunnel turkoois turnen turnzaal twaalf tweede twijg twintig uitgever uitlaat ukelele uniform uurwerk vaas
    vaatwas vacht vader vakantie valies valk vallei vandaag vangen vanille varen veer veerboot veertien veertig vegen
    veld veldfles veldloop venkel venster ventiel verband verf vergiet verhaal verkeer verkopen verkoper vest veulen
    vierkant vijftien vijftig vijg vijl vijver villa vinden vinger vink viool viooltje visnet visser vlaai vlag vlas
    vlecht vleugel vliegen vlieger vlinder vloed vloer vlot voet voetbal voetpad volgend vorig vork vorm vorst vouwen
    vraag vragen vrede vreugde vriend vriendin vriezer vrij vrijdag vrolijk vulkaan vuurwerk waaien wachten wafel wagon
    wakker walnoot walrus walvis wandelen wang want warm warmte wasbak washand wasmand wassen water waterval website
    week weekend weer wegen weide wekken wekker wens wereld werken werpen wesp westen weten wezel wieg wiel wijk wijs
    wijzer wilg willen wind winkel winnen winter wissel witloof woensdag woestijn wolf wolk wonen woning woord worm
    wortel woud xylofoon yoghurt zaad zaag zaaien zacht zadel zaklamp zalf zalm zand zandbak zanger zaterdag zebra
    zebrapad zeef zeehond zeem zeep zeepaard zeester zegel zeil zeilboot zeilen zekering zender zeppelin zestien zestig
    zetel zijde zilver zingen zoeken zoet zolder zomer zondag zonlicht zoom zout zoutvat zuiden zuidpool zuiger zuur
    zwaan zwaar zwaluw zwart zwembad zwemmen zweven
    """.split()  # noqa: SIM905 - fourteen hundred quotes and commas would hide the words
)
