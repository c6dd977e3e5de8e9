"""The table of countries, and which words of a text name one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.parts.countries import by_words, capitals, code_of, read_countries, state_of, table
from factx.parts.fold import fold
from factx.parts.former_states import former_by_words, former_states

READINGS = [
    ("Iran's foreign minister met Iraqi officials in Ankara.", "IR name, IQ demonym"),
    ("U.S. President Joe Biden and UK Prime Minister Boris Johnson spoke.", "US name, GB name"),
    ("The US-led coalition struck Syria.", "US name, SY name"),
    ("A Saudi-led coalition said Houthi rebels...", "SA demonym"),
    ("Two Frenchmen and three Swedes died.", "FR demonym, SE demonym"),
    ("It cost US$20 million and A$3 million.", ""),
    ("The deal is worth 20 million U.S. dollars.", ""),
    ("about 15 million Kuwaiti dinars", ""),
    ("The Bank of China lent the money.", ""),
    ("The Industrial and Commercial Bank of China (ICBC) said.", ""),
    ("India Today reported on Monday.", ""),
    ("The Times of India said so.", ""),
    ("China Three Gorges Corp. said.", ""),
    ("Kenya Airways plane crashed in Cameroon.", "CM name"),
    ("The Jordan River rises.", ""),
    ("Shares rose after Michael Jordan left.", ""),
    ("King Abdullah of Jordan met Jordanian ministers.", "JO name, JO demonym"),
    ("Jordan said it had closed the border.", "JO name"),
    ("The Congo River flows.", ""),
    ("Rebels in Congo attacked Goma.", "CD name"),
    ("The Republic of the Congo signed it in Brazzaville.", "CG name"),
    ("The Democratic Republic of Congo and the Republic of Congo signed.", "CD name, CG name"),
    ("Congo's President Denis Sassou-Nguesso", "CG name"),
    ("Police in Niger State, Nigeria, said.", "NG name"),
    ("attacks in Kaduna, Niger and Zamfara states", ""),
    ("Niger's army killed 20", "NE name"),
    ("Mali, Burkina Faso and Niger left the bloc", "ML name, BF name, NE name"),
    ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea", "PG name, GW name, GQ name, GN name"),
    ("Gov. Brian Kemp of Georgia said in Atlanta", ""),
    ("Georgia and Russia fought over South Ossetia", "GE name, RU name"),
    ("New South Wales and South Wales were hit", ""),
    ("A storm hit New Mexico, New Jersey and Mexico City.", ""),
    ("An Indian Ocean island", ""),
    ("The Gulf of Mexico spill", ""),
    ("Kinshasa, DRC: floods", "CD name"),
    ("South Korean and North Korean officials", "KR demonym, KP demonym"),
    ("South Korea, North Korea", "KR name, KP name"),
    ("The Korean Peninsula", ""),
    ("The Netherlands and Holland", "NL name, NL name"),
    ("North Macedonia joined", "MK name"),
    ("Burma's junta; Myanmar's army", "MM name, MM name"),
    ("The Ministry of Energy of Kyrgyzstan said", "KG name"),
    ("the Embassy of Iran in Kabul", "IR name"),
    ("U.S. Senate leaders", "US name"),
    ("the U.S. Geological Survey said", ""),
    ("The Australian Open begins", ""),
    ("He spoke in French.", ""),
    ("French-speaking provinces", ""),
    ("French troops", "FR demonym"),
    ("Native American tribes", ""),
    ("African American voters", ""),
    ("CONTACT US", ""),
    ("TEHRAN, IRAN - Officials", "IR name"),
    ("BISHKEK, KYRGYZSTAN", "KG name"),
    ("The China-Pakistan Economic Corridor (CPEC)", ""),
    ("anti-China protests", "CN name"),
    ("Armenian-Azerbaijani border", "AM demonym, AZ demonym"),
    ("the Vatican", "VA name"),
    ("Côte d'Ivoire and Cote d'Ivoire", "CI name, CI name"),
    ("Türkiye", "TR name"),
    ("ambassador to Trinidad and Tobago", "TT name"),
    ("St. Vincent and the Grenadines", "VC name"),
    ("Hong Kong police; Taiwan; Kosovo; Palestine", "HK name, TW name, XK name, PS name"),
    ("Palestinians in the West Bank", "PS demonym"),
    ("Israel Katz, the minister, said", ""),
    ("Israel Says It Will Strike", "IL name"),
    ("Israel Defense Forces said", ""),
    ("Israeli Prime Minister Benjamin Netanyahu", "IL demonym"),
    ("Latin America and the Caribbean", ""),
    ("America's allies", "US name"),
    ("The People's Republic of China and the Republic of China", "CN name, TW name"),
    ("the Electricity Generating Authority of Thailand", ""),
    ("South African Social Services Agency", ""),
    ("Saudi Arabia and the United Arab Emirates", "SA name, AE name"),
    ("Bosnia and Herzegovina", "BA name"),
    ("Scotland's First Minister", "GB part"),
    ("Northern Ireland police", "GB part"),
    ("Pakistan Army spokesman", "PK name"),
    ("India Prime Minister Narendra Modi", "IN name"),
    ("Azerbaijan Energy Minister Parviz Shahbazov", "AZ name"),
    ("East Azerbaijan province", ""),
    ("The Nepal Electricity Authority", ""),
    ("US universities", "US name"),
    ("RBC Ukraine", ""),
    ("the Interfax-Ukraine agency", ""),
    ("the Haiti earthquake", "HT name"),
    ("Chad Smith played", ""),
    ("Chad's president", "TD name"),
    ("Lake Chad", ""),
    ("Panama Canal traffic", ""),
    ("the Persian Gulf", ""),
    ("S. Korea says", "KR name"),
    ("the D.R. Congo", "CD name"),
    ("Timor-Leste", "TL name"),
    ("Swiss francs", ""),
    ("Hungarian forint", ""),
    ("New Zealand", "NZ name"),
    ("Sierra Leone", "SL name"),
    ("Sao Tome and Principe", "ST name"),
    ("Bahamas", "BS name"),
    ("Gambian", "GM demonym"),
    ("US Air Force; US Navy; U.S. Army", "US name, US name, US name"),
    ("Ukraine's Energoatom", "UA name"),
    ("the Russian Federation", "RU name"),
    ("Islamic Republic of Iran Broadcasting", ""),
    ("President of the Republic of Korea", "KR name"),
    ("Japan International Cooperation Agency", ""),
    ("Agence Française", ""),
    ("Korea Electric Power Corp", ""),
    ("Vietnam Electricity", ""),
    ("Vietnam News Agency reported", ""),
    ("State Bank of Pakistan", ""),
    ("Press Trust of India", ""),
    ("UN Women Nepal", ""),
    ("Team USA", ""),
    ("Government of India", "IN name"),
    ("University of Ghana", ""),
    ("President of the University of Nigeria", ""),
    ("Guinea pigs", ""),
    ("the Philippines; Filipinos", "PH name, PH demonym"),
    ("Nigeria Labour Congress", ""),
    ("The Ghana Armed Forces", "GH name"),
    ("Afghanistan: 12 dead", "AF name"),
    ("The Soviet Union and the U.S.S.R.", "SU former, SU former"),
    ("East German guards shot a West German.", "DD former_demonym, DE demonym"),
    ("Serbia and Montenegro; then Serbia and Montenegro", "RS name, ME name, CS former"),
]


@pytest.mark.parametrize(("text", "wanted"), READINGS)
def test_countries_of_a_text(text: str, wanted: str) -> None:
    assert ", ".join(f"{place.code} {place.form}" for place in read_countries(fold(text))) == wanted


@pytest.mark.parametrize("code", sorted(table()))
def test_every_country_is_read_by_its_name(code: str) -> None:
    text = f"The envoy has left {table()[code].name} for good."
    assert [place.code for place in read_countries(text)] == [code]


@pytest.mark.parametrize("code", sorted(code for code, country in table().items() if country.demonyms))
def test_every_people_is_read_by_its_adjective(code: str) -> None:
    text = f"Two {table()[code].demonyms[0]} soldiers were hurt."
    assert [(place.code, place.form) for place in read_countries(text)] == [(code, "demonym")]


@pytest.mark.parametrize(
    ("alpha4", "words"),
    sorted((state.alpha4, word) for state in former_states().values() for word in (*state.names, *state.demonyms)),
)
def test_every_former_state_is_read_and_told_apart(alpha4: str, words: str) -> None:
    text = f"The envoy of the {words} spoke of East German matters."
    [found, _] = read_countries(fold(text))
    assert (found.alpha4, found.form.startswith("former")) == (alpha4, True)
    assert state_of(found).name == former_states()[alpha4].name


def test_no_former_state_has_a_code_of_today() -> None:
    states = former_states()
    assert all(
        len(state.code) == 2 and len(state.alpha3) == 3 and state.alpha4[:2] == state.code for state in states.values()
    )
    assert not {state.code for state in states.values()} & set(table())
    assert len(
        {state.alpha3 for state in states.values()} | {country.alpha3 for country in table().values()}
    ) == 250 + len(states)
    assert not former_by_words().keys() & by_words().keys()


def test_the_table_is_whole() -> None:
    countries = table().values()
    assert len({country.alpha3 for country in countries}) == len(table()) == 250
    assert all(len(country.code) == 2 and len(country.alpha3) == 3 for country in countries)
    spellings = [word for country in countries for word in (country.name, *country.aliases, *country.demonyms)]
    assert len(spellings) == len(set(spellings)) <= len(by_words())


def test_lookups() -> None:
    assert code_of("the Netherlands") == code_of("Dutch") == "NL"
    assert code_of("Atlantis") is None
    assert capitals()["Ouagadougou"] == "BF"


@given(st.text(max_size=80))
def test_any_text_is_read_in_order_and_without_overlaps(text: str) -> None:
    end = 0
    for place in read_countries(text):
        assert end <= place.start < place.end <= len(text)
        end = place.end
