// title: {nb: Hva det er lett etter, en: What was looked for}
// description:
//   nb: Hva slags koblinger det er lett etter i løftene i hvert program, og med hvilken utgave av ordlistene.
//   en: The kinds of links that were looked for in each programme's pledges, and with which edition of the vocabulary.
// columns: [programme, kind, vocabulary]
// view: table
MATCH (m:Programme)
UNWIND m.looked_for AS kind
RETURN m.id AS programme, kind AS kind, m.vocabulary AS vocabulary
ORDER BY programme, kind
