// title: {nb: Alle koblinger, en: All links}
// description:
//   nb: Hver aktør, hvert område, hvert mål og hvert virkemiddel som et løfte er koblet til, med ordene som sier det. Områdene kan være dem i én inndeling.
//   en: Each actor, area, target and instrument that a pledge is linked to, with the words that say it. The areas may be those of one scheme.
// parameters:
//   scheme: {type: string, optional: true, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [pledge, label, target, name, name_en, deadline, role, rank, via, words, start, end]
// view: graph
WITH null AS p_scheme
MATCH (p:Pledge)-[r:INVOLVES|IN_AREA|HAS_TARGET|CITES]->(x)
WHERE p_scheme IS NULL OR x.scheme IS NULL OR x.scheme = p_scheme
RETURN p.id AS pledge, labels(x)[0] AS label, x.id AS target, coalesce(x.name, x.quote) AS name,
  x.name_en AS name_en, x.deadline AS deadline, r.role AS role, r.rank AS rank, r.via AS via,
  r.words AS words, r.start AS start, r.end AS end
ORDER BY pledge, label, target
