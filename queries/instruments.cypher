// title: {nb: "Lover, avtaler og ordninger", en: "Laws, treaties and schemes"}
// description:
//   nb: Hvert virkemiddel som er nevnt ved navn, og i hvor mange løfter.
//   en: Each instrument that is named, and in how many pledges.
// columns: [id, name, kind, pledges]
// view: chart
MATCH (k:Instrument)
OPTIONAL MATCH (k)<-[:CITES]-(p:Pledge)
RETURN k.id AS id, k.name AS name, k.kind AS kind, count(p) AS pledges
ORDER BY pledges DESC, id
