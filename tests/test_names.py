"""Where a personal name begins and ends, and when two of them mean one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.parts.countries import read_countries
from factx.parts.names import read_name, read_name_back
from factx.parts.page import page_of
from factx.parts.same_names import same_name
from factx.parts.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Prakash Sharan Mahat said", "Prakash Sharan Mahat"),
        ("H.E. Dr. Kandeh Yumkella spoke", "Kandeh Yumkella"),
        ("Lt Gen (R) Ghulam Ali Khan told", "Ghulam Ali Khan"),
        ("Youssef al-Hadari, a spokesman", "Youssef al-Hadari"),
        ("Sheikh Tamim bin Hamad Al Thani received", "Tamim bin Hamad Al Thani"),
        ("Sheikh Hasina left", "Sheikh Hasina"),
        ("Jobst von Kirtman respectively", "Jobst von Kirtman"),
        ("Luiz Inácio Lula da Silva won", "Luiz Inácio Lula da Silva"),
        ('Ferdinand "Bongbong" Marcos Jr. flew', 'Ferdinand "Bongbong" Marcos Jr.'),
        ("K.T. Rama Rao said", "K.T. Rama Rao"),
        ("PS Tamang Golay. Nearly", "PS Tamang Golay"),
        ("R K Singh said", "R K Singh"),
        ("Felipe VI, Putin wrote", "Felipe VI"),
        ("Tsai Ing-wen told", "Tsai Ing-wen"),
        ("Lee Jae Myung sat", "Lee Jae Myung"),
        ("MUHAMMADU BUHARI approved", "MUHAMMADU BUHARI"),
        ("Emmanuel MACRON spoke", "Emmanuel MACRON"),
        ("Israel Katz said", "Israel Katz"),
        ("Theresa May said", "Theresa May"),
        ("Najeeb ur Rehman, a senior", "Najeeb ur Rehman"),
        ("U Thein Sein halted", "Thein Sein"),
        ("Nicolás Maduro's government", "Nicolás Maduro"),
        ("Uba Sani Tuesday met", "Uba Sani"),
        ("Ali Bongo Gabon's leader", "Ali Bongo"),
    ],
)
def test_a_name_ends_where_it_ends(text: str, name: str) -> None:
    found = read_name(page_of(text, countries=tuple(read_countries(text))), 0)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "text", ["Monday was", "the minister", "NATO said", "Energy Ministry", "Houthi-led forces", "Kenya said"]
)
def test_what_is_no_name(text: str) -> None:
    assert read_name(page_of(text, countries=tuple(read_countries(text))), 0) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("said Andriy Kostin", "Andriy Kostin"),
        ("according to Youssef al-Hadari", "Youssef al-Hadari"),
        ("Finance Minister Ken Ofori-Atta", "Ken Ofori-Atta"),
        ("On Friday Mr. Jobst von Kirtman", "Jobst von Kirtman"),
        ("from King Abdullah II", "King Abdullah II"),
    ],
)
def test_a_name_is_read_from_its_end(text: str, name: str) -> None:
    page = page_of(text)
    found = read_name_back(page, len(page.tokens) - 1)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shahbazov", "Parviz Shahbazov"),
        ("Parviz Shahazov", "Parviz Shahbazov"),
        ("Radovan Viskovic", "Radovan Višković"),
        ("Al Bader", "Abdulwahab Al-Bader"),
        ("Abbot", "Greg Abbott"),
        ("RK Singh", "R K Singh"),
        ("R.K. Singh", "Raj Kumar Singh"),
        ("Yang", "Yang Houlan"),
        ("Kirtman", "Jobst von Kirtman"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mahinda Rajapaksa", "Gotabaya Rajapaksa"),
        ("Nawaz Sharif", "Shehbaz Sharif"),
        ("Aliyev", "Parviz Shahbazov"),
        ("Jeb Bush", "George Bush"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(st.text(max_size=60))
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        last = token.end
