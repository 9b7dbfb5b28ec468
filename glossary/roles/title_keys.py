"""From the spellings of titles to their roles."""

from collections import defaultdict

from glossary.roles.title_words import LITTLE, Words, same_head


class Keys(defaultdict[str, list[int]]):
    """From a spelling to the roles that have it, each once."""

    def __init__(self) -> None:
        super().__init__(list)

    def add(self, key: str, role: int) -> None:
        if key and role not in self[key]:
            self[key].append(role)


class Spellings:
    def __init__(self) -> None:
        self.whole, self.bags, self.heads = Keys(), Keys(), Keys()
        self.initials = Keys()

    def add(self, role: int, raw: list[str], words: Words) -> None:
        self.whole.add("".join(words), role)
        self.bags.add(bag(words), role)
        self.heads.add("".join(same_head(words)), role)
        telling = [word for word in raw if word not in LITTLE]
        if len(telling) > 1:
            self.initials.add("".join(word[0] for word in telling), role)


def sound(word: str) -> str:
    """The same for what is often spelt wrong: *grafic*, *mecanic*."""
    return word.replace("ph", "f").replace("ch", "c").replace("ck", "c")


def singular_too(keys: Keys, key: str) -> list[int]:
    """Of *CRAs*, too."""
    return keys.get(key) or (keys.get(key[:-1]) if key.endswith("s") else None) or []


def bag(words: Words) -> str:
    return " ".join(sorted(words))
