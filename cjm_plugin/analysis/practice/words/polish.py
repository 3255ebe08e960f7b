"""Polish: channels and how they are listed, a company's people and what they do.

As in Russian the ending tells the subject and the order of words does not: „Po godzinie dzwoni konsultant”.
A noun and the third person of a verb may end alike, so that verbs are listed, not told by their endings.
Forms that are a genitive or a dative too (`doradcy`, `konsultantki`) are no subjects.
"""

from __future__ import annotations

from cjm_plugin.analysis.practice.words.listing import Listing
from cjm_plugin.analysis.practice.words.phrases import each, paired, spelled
from cjm_plugin.analysis.practice.words.voice import Company, Customer, Deeds, Forms, Voice, words

_MASCULINE = "- a u owi em ie y ów om ami ach"
_FEMININE = "a y ie ę ą om ami ach"
_ADJECTIVE = "y ego emu ym a ej ą e ych ymi"
_POST = spelled("poczt", "a y ę ą") + " poczcie"
_SITE = spelled("stron", _FEMININE) + " stron"
_NETWORKS = spelled("internetow mobiln firmow sklepow", _ADJECTIVE) + " www"

LISTING = Listing(
    names={
        "site": [
            *_SITE.split(),
            *paired(_SITE, _NETWORKS),
            *each("witryna witryny witrynie witrynę witryną serwisie www"),
            *paired(
                spelled("sklep", "- u owi em ie y ów om ami ach"),
                spelled("internetow", _ADJECTIVE) + " online",
            ),
            *each(spelled("e-sklep", "- u owi em ie")),
        ],
        "app": [
            *each(spelled("aplikacj", "a i ę ą e om ami ach")),
            *paired(spelled("aplikacj", "a i ę ą e om ami ach"), spelled("mobiln", _ADJECTIVE)),
            *each("apka apki apce apkę"),
        ],
        "site app": ["online", *paired("konto koncie konta panelu panel", "klienta online")],
        "e-mail": [
            *each(spelled("e-mail email mail mejl", "- a u owi em e ów om ami ach")),
            *each("mailu e-mailowo mailowo mejlowo emailowo newsletter newsletterze"),
            *paired(_POST, spelled("elektroniczn e-mailow", _ADJECTIVE)),
        ],
        "e-mail post": [*_POST.split(), *each("listem listu listy listów listami listownie")],
        "post": [*paired(_POST, spelled("tradycyjn zwykł", _ADJECTIVE)), "ulotka", "ulotki", "ulotce"],
        "phone": [
            *each(spelled("telefon", _MASCULINE)),
            *each("telefonicznie infolinia infolinii infolinię infolinią"),
            *paired(
                "rozmowa rozmowie rozmowę rozmowy", "telefoniczna telefonicznej telefoniczną telefoniczne"
            ),
            *each("połączenie połączenia call-center"),
            "call center",
            "contact center",
        ],
        "chat": [
            *each(spelled("czat chat", "- u owi em y ów om ami ach")),
            *each("czacie chacie czatbocie chatbocie bocie"),
            *each(spelled("chatbot czatbot bot", "- a owi em y ów")),
        ],
        "messenger": [
            *each(spelled("komunikator", "- a owi em ze y ów om ami ach")),
            "messengerze",
            "messengera",
        ],
        "sms": [
            *each(spelled("sms sms-", "a owi em ie y ów ami")),
            *each("sms esemes esemesem smsowo"),
            *paired("wiadomość wiadomości wiadomością", "tekstowa tekstowej tekstową tekstowe sms"),
        ],
        "sms e-mail chat messenger app push": "wiadomość wiadomości wiadomością wiadomościami",
        "push": [
            "push",
            "pushem",
            *paired("powiadomienie powiadomienia powiadomieniem powiadomieniach", "push"),
        ],
        "social": [
            *paired("media mediach mediami mediów", "społecznościowe społecznościowych społecznościowymi"),
            *paired("portale portalach sieci", "społecznościowe społecznościowych społecznościowym"),
            "social media",
        ],
        "place": [
            *each(spelled("sklep salon punkt", "- u owi em ie y ów om ami ach")),
            *paired("sklep sklepie sklepu", "stacjonarny stacjonarnym stacjonarnego"),
            *each(
                "oddział oddziału oddziale oddziałem oddziały placówka placówki placówce placówkę placówką"
            ),
            *each("biuro biura biurze punkcie osobiście stacjonarnie"),
        ],
    },
    acts={
        "phone": "dzwoni dzwonią telefonuje",
        "sms e-mail chat messenger post": "pisze piszą",
        "e-mail": "mailuje",
        "place": "przychodzi przyjeżdża idzie",
    },
    every=[
        *paired("dowolny każdy inny", "kanał"),
        *paired("dowolnym każdym innym", "kanale kanałem"),
        *paired("dowolnego każdego innego", "kanału"),
        *paired("wszystkie inne pozostałe różne dowolne rozmaite", "kanały"),
        *paired("wszystkich innych pozostałych różnych dowolnych wielu kilku", "kanałach kanałów"),
        *paired("wszystkimi innymi różnymi wieloma kilkoma", "kanałami"),
        "kilka kanałów",
        "wszystkie nasze kanały",
        "wszystkich naszych kanałach",
        "inne formy kontaktu",
        "inną drogą",
    ],
    rest=["itp", "itd", "tak dalej", "tym podobne"],
    joints={
        "and": ["i", "oraz", "a także", "jak i", "jak również", "plus"],
        "or": ["lub", "albo", "bądź", "ewentualnie"],
        "comma": [","],
    },
    by="przez poprzez w we na po za pomocą",
    used="online osobiście stacjonarnie listownie telefonicznie mailowo mejlowo e-mailowo emailowo"
    " smsowo kanałem kanałami telefonem listem pocztą mailem mejlem e-mailem emailem sms-em smsem"
    " esemesem drogą",
    between=(
        "przez poprzez w we na po za pomocą z ze od do dla o nasz nasza nasze naszej naszego naszym"
        " naszą swój swoim swojej"
        " " + spelled("mobiln oficjaln internetow firmow najbliższ", _ADJECTIVE)
    ),
    moving="między pomiędzy zamiast",
    apart=each(
        "porównuje porównują porównać wybiera wybierają wybrać wybór woli decyduje zastanawia loguje"
        " rejestruje potwierdza przełącza zgadza wyraża subskrybuje"
    ),
    mentioned="podaje wpisuje zostawia uzupełnia wprowadza zmienia aktualizuje sprawdza poprawia znajduje"
    " szuka zapisuje kopiuje widzi usuwa wyłącza włącza zaznacza zezwala dyktuje kupuje zamawia"
    " naprawia oddaje kładzie gubi trzyma wyrzuca pokazuje drukuje rezygnuje wypisuje bez ani nie",
)

_DEEDS = (
    "dzwoni oddzwania telefonuje odpowiada pisze odpisuje wysyła przesyła rozsyła informuje"
    " powiadamia zawiadamia przypomina proponuje oferuje kontaktuje umawia zaprasza potwierdza"
    " dostarcza doręcza przywozi odbiera zabiera sprawdza weryfikuje planuje przygotowuje pakuje"
    " montuje instaluje naprawia serwisuje doradza wyjaśnia tłumaczy pyta dopytuje prosi przeprasza"
    " dziękuje przełącza przekierowuje przekazuje zleca wystawia zwraca rozpatruje odrzuca akceptuje"
    " zatwierdza odmawia obsługuje rejestruje wyznacza ustala przekłada odwołuje publikuje uruchamia"
    " rekomenduje poleca wydaje przyjmuje realizuje"
)
_VERBS = (
    "przyjeżdża przychodzi przynosi wnosi podaje mówi rozmawia słucha pokazuje mierzy rysuje notuje"
    " zapisuje wpisuje czyta liczy podpisuje otwiera zamyka rozładowuje czeka puka wchodzi wychodzi"
    " pomaga sprzedaje spotyka wita pracuje zaczyna kończy zmienia znajduje szuka wie widzi chce musi"
    " może próbuje oblicza wycenia wymienia czyści fotografuje drukuje skanuje jest był była są będzie"
    " ma stoi spóźnia zapomina obiecuje namawia przekonuje uczy szkoli bierze daje robi zostawia"
    " nazywa wymawia diagnozuje wraca oddaje przestaje odjeżdża przyjedzie zadzwoni oddzwoni"
)
_PLURAL_DEEDS = (
    "dzwonią oddzwaniają odpowiadają piszą wysyłają przesyłają informują powiadamiają przypominają"
    " proponują oferują kontaktują umawiają zapraszają potwierdzają dostarczają doręczają przywożą"
    " odbierają zabierają sprawdzają weryfikują planują przygotowują montują instalują naprawiają"
    " doradzają wyjaśniają tłumaczą pytają proszą przepraszają przełączają przekazują obsługują"
    " przyjeżdżają przychodzą przynoszą mówią pomagają mają muszą mogą wiedzą czekają"
)
_PAST = (
    "zadzwonił zadzwoniła oddzwonił oddzwoniła odpowiedział odpowiedziała napisał napisała wysłał"
    " wysłała przyjechał przyjechała przywiózł przywiozła zaproponował zaproponowała wyjaśnił"
    " wyjaśniła obiecał obiecała powiedział powiedziała przyszedł przyszła zapytał zapytała"
)
_PASSIVE = (
    "informowan powiadamian powiadomion poinformowan przekierowan przekierowywan przełączan"
    " przełączon obsługiwan zapraszan zaproszon proszon poproszon rejestrowan weryfikowan wysyłan"
    " wysłan przesyłan przesłan oferowan proponowan zaproponowan wydawan wydan przekazan przekazywan"
    " doręczan doręczon dostarczan dostarczon przypisan przypisywan zawiadomion witan"
)

VOICE = Voice(
    company=Company(
        people=[
            *each(
                "konsultant konsultantka konsultanci kurier kurierka kurierzy doradca sprzedawca"
                " kierowca technik technicy operator operatorka operatorzy inżynier inżynierowie"
                " menedżer menadżer manager menedżerka menedżerowie kierownik kierowniczka agent"
                " agentka agenci ekspert ekspertka eksperci specjalista specjalistka specjaliści"
                " handlowiec handlowcy pracownik pracownica przedstawiciel przedstawicielka"
                " przedstawiciele opiekun opiekunka monter monterzy instalator instalatorzy serwisant"
                " serwisanci kasjer kasjerka kasjerzy recepcjonista recepcjonistka dyspozytor"
                " dyspozytorka magazynier magazynierzy dostawca ekipa koordynator koordynatorka"
                " asystent logistyk marketingowiec"
            ),
            "ekipa montażowa",
        ],
        houses=[
            *each(
                "obsługa infolinia dział zespół biuro serwis sklep magazyn logistyka marketing"
                " personel pracownicy doradczyni sprzedawczyni reklamacje sprzedaż wsparcie helpdesk"
                " księgowość call-center"
            ),
            "obsługa klienta",
            "call center",
            "contact center",
            "centrum obsługi",
            "pomoc techniczna",
        ],
        ours=each(
            "firma sklep bank partner partnerzy oddział salon system strona klinika hotel marka"
            " eksperci ludzie"
        ),
        we=frozenset(),
        my=words("nasz nasza nasze nasi"),
        determiners=words("jeden jedna inny inna ten ta każdy drugi druga pan pani"),
        adjectives=Forms(
            "osobisty osobista starszy starsza młodszy młodsza dyżurny dyżurna nowy nowa ten ta miły"
            " miła uprzejmy uprzejma techniczny techniczna indywidualny indywidualna telefoniczny"
            " telefoniczna dedykowany dedykowana zmęczony doświadczony kolejny kolejna tamten pierwszy"
            " pierwsza trzeci trzecia sam sama regionalny handlowy"
        ),
    ),
    deeds=Deeds(
        verbs=Forms(f"{_DEEDS} {_VERBS} {_PLURAL_DEEDS} {_PAST}"),
        deeds=Forms(f"{_DEEDS} {_PLURAL_DEEDS} {_PAST}"),
        we_do=Forms(
            "wysyłamy przesyłamy rozsyłamy informujemy powiadamiamy oddzwaniamy dostarczamy oferujemy"
            " proponujemy doręczamy realizujemy przypominamy zapraszamy obsługujemy doradzamy wyślemy"
            " oddzwonimy dostarczymy poinformujemy powiadomimy skontaktujemy"
        ),
        says_we=True,
    ),
    customer=Customer(
        names=words(
            "klient klientka klienci klientki kupujący użytkownik użytkownicy użytkowniczka abonent"
            " abonenci konsument konsumenci"
        ),
        being=words("jest są był była byli zostaje zostają został została zostali zostanie bywa będzie"),
        done_to=Forms(spelled(_PASSIVE, "y a e i o")),
        handled=[
            *each(
                "klienta klientkę klientów użytkownika użytkowników abonenta abonentów konsumenta kupującego"
            ),
            *(f"z {word}" for word in each("klientem klientką klientami użytkownikiem abonentem kupującym")),
        ],
        handed=[
            *each("klientowi klientce klientom użytkownikowi użytkownikom abonentowi abonentom kupującemu"),
            *(
                f"do {word}"
                for word in each("klienta klientki klientów użytkownika użytkowników abonenta kupującego")
            ),
        ],
        handling=Forms(
            "dzwoni oddzwania wysyła przesyła informuje powiadamia przypomina proponuje oferuje"
            " kontaktuje umawia zaprasza dostarcza doręcza przekierowuje przełącza obsługuje wydaje"
            " zwraca doradza wyjaśnia odpowiada wysyłają dzwonią informują proponują oferują"
            " przesyłają wysyłamy przesyłamy proponujemy dzwonimy kontaktujemy umawiamy"
            " wyjaśniamy odpowiadamy"
        ),
    ),
    is_free=True,
    fillers=words(
        "nie się mu jej im mi nam go ją ich do niego niej nich mnie nas już jeszcze sam sama zaraz"
        " zawsze nigdy także też potem osobiście uprzejmie długo znowu często czasem tylko z nim nią"
        " nimi od razu"
    ),
    prepositions=words(
        "przez poprzez w we na po z ze od do dla o u za przed przy bez pod nad między około podczas w"
        " ciągu spod znad"
    ),
    opening=[
        *each(
            "potem następnie później wieczorem rano nazajutrz dziś jutro wreszcie najpierw zwykle"
            " czasem często teraz wkrótce i a ale natychmiast tymczasem"
        ),
        *paired("godzinę dzień tydzień chwilę miesiąc", "później wcześniej"),
        "następnego dnia",
        "tego samego dnia",
        "w tym czasie",
    ],
    subordinating=words("gdy kiedy jeśli jeżeli jak ponieważ chociaż choć dopóki aż żeby gdzie zanim skoro"),
)
