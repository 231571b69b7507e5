"""The works that a methods paragraph refers to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A work.

    Attributes:
        key: of the BibTeX entry.
        cited: how it stands in a sentence.
        author, title, year: as in BibTeX.
        where: journal, proceedings or publisher, with volume and pages.
        kind: article, inproceedings or misc.
    """

    key: str
    cited: str
    author: str
    title: str
    year: int
    where: str
    kind: str = "article"

    def __str__(self) -> str:
        return f"{self.author.replace(' and ', '; ')} ({self.year}). {self.title}. {self.where}."

    @property
    def bibtex(self) -> str:
        """The entry of BibTeX."""
        place = {"article": "journal", "inproceedings": "booktitle"}.get(self.kind, "howpublished")
        fields = {"author": self.author, "title": f"{{{self.title}}}", "year": str(self.year), place: self.where}
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
        return "@" + self.kind + "{" + self.key + ",\n" + ",\n".join(lines) + "\n}"


REFERENCES = {
    each.key: each
    for each in (
        Reference(
            "blei2003",
            "Blei, Ng and Jordan 2003",
            "Blei, David M. and Ng, Andrew Y. and Jordan, Michael I.",
            "Latent Dirichlet allocation",
            2003,
            "Journal of Machine Learning Research 3, 993-1022",
        ),
        Reference(
            "asuncion2009",
            "Asuncion et al. 2009",
            "Asuncion, Arthur and Welling, Max and Smyth, Padhraic and Teh, Yee Whye",
            "On smoothing and inference for topic models",
            2009,
            "Proceedings of the 25th Conference on Uncertainty in Artificial Intelligence, 27-34",
            "inproceedings",
        ),
        Reference(
            "hoffman2010",
            "Hoffman, Blei and Bach 2010",
            "Hoffman, Matthew and Blei, David M. and Bach, Francis",
            "Online learning for latent Dirichlet allocation",
            2010,
            "Advances in Neural Information Processing Systems 23, 856-864",
            "inproceedings",
        ),
        Reference(
            "lee1999",
            "Lee and Seung 1999",
            "Lee, Daniel D. and Seung, H. Sebastian",
            "Learning the parts of objects by non-negative matrix factorization",
            1999,
            "Nature 401, 788-791",
        ),
        Reference(
            "deerwester1990",
            "Deerwester et al. 1990",
            "Deerwester, Scott and Dumais, Susan T. and Furnas, George W. and Landauer, Thomas K. and Harshman, R.",
            "Indexing by latent semantic analysis",
            1990,
            "Journal of the American Society for Information Science 41(6), 391-407",
        ),
        Reference(
            "teh2006",
            "Teh et al. 2006",
            "Teh, Yee Whye and Jordan, Michael I. and Beal, Matthew J. and Blei, David M.",
            "Hierarchical Dirichlet processes",
            2006,
            "Journal of the American Statistical Association 101, 1566-1581",
        ),
        Reference(
            "broder1997",
            "Broder 1997",
            "Broder, Andrei Z.",
            "On the resemblance and containment of documents",
            1997,
            "Proceedings of Compression and Complexity of Sequences, 21-29",
            "inproceedings",
        ),
        Reference(
            "mikolov2013",
            "Mikolov et al. 2013",
            "Mikolov, Tomas and Sutskever, Ilya and Chen, Kai and Corrado, Greg S. and Dean, Jeff",
            "Distributed representations of words and phrases and their compositionality",
            2013,
            "Advances in Neural Information Processing Systems 26, 3111-3119",
            "inproceedings",
        ),
        Reference(
            "greene2014",
            "Greene, O'Callaghan and Cunningham 2014",
            "Greene, Derek and O'Callaghan, Derek and Cunningham, Pádraig",
            "How many topics? Stability analysis for topic models",
            2014,
            "Machine Learning and Knowledge Discovery in Databases (ECML PKDD), 498-513",
            "inproceedings",
        ),
        Reference(
            "lau2014",
            "Lau, Newman and Baldwin 2014",
            "Lau, Jey Han and Newman, David and Baldwin, Timothy",
            "Machine reading tea leaves: Automatically evaluating topic coherence and topic model quality",
            2014,
            "Proceedings of the 14th Conference of the European Chapter of the ACL, 530-539",
            "inproceedings",
        ),
    )
}
