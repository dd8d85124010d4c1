// title: {nb: Enheter i målene, en: Units of the targets}
// description:
//   nb: Enhetene som tallene er oppgitt i, og hvor mange mål som bruker dem.
//   en: The units that the numbers are given in, and how many targets use each.
// columns: [unit, targets]
// view: chart
MATCH (t:Target)
WHERE t.unit IS NOT NULL
RETURN t.unit AS unit, count(t) AS targets
ORDER BY targets DESC, unit
