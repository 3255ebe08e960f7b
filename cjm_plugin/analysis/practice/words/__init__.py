"""What the rules of practice that read language know of it, in English, Russian and Polish.

`english`, `russian` and `polish` are data: the words of channels and how they are listed (`Listing`), the
words of a company's people and how they are made a subject (`Voice`). `listing` and `narrator` read with
them. All three always apply: content may be in any language on any site, and mixed within a sentence.

There is no stemmer and no parser behind it. In Russian and Polish the ending is the evidence: `курьер` comes,
`курьера` is waited for, and a stemmer makes one word of the two. So the lexicons hold whole forms, spelled
out from stems and endings, and know only what they hold. A sentence with words they don't know breaks no
rule: better one company's voice unheard than an author told off for nothing.
"""
