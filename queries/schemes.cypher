// title: {nb: Inndelinger i politikkområder, en: Schemes of policy areas}
// description:
//   nb: De inndelingene som løftene er sortert etter, og hvor mange områder hver har.
//   en: The classifications that the pledges are sorted by, and how many areas each has.
// columns: [scheme, areas]
// view: table
MATCH (x:PolicyArea)
RETURN x.scheme AS scheme, count(x) AS areas
ORDER BY scheme
