// title: {nb: "Lover, avtaler og ordninger", en: "Laws, treaties and schemes"}
// description:
//   nb: Hvert virkemiddel som er nevnt ved navn, hva det hører til, hvem som driver det, og i hvor mange løfter det er nevnt. Hører det til flere lover, står den første etter alfabetet.
//   en: Each instrument that is named, what it belongs to, who runs it, and in how many pledges it is named. Where it belongs to several laws, the first by name is shown.
// columns: [id, name, kind, pledges, belongs_to, run_by]
// view: chart
MATCH (k:Instrument)
OPTIONAL MATCH (k)<-[:CITES]-(p:Pledge)
WITH k, count(p) AS pledges
OPTIONAL MATCH (k)-[:PART_OF]->(l:Instrument)
WITH k, pledges, min(l.name) AS belongs_to
OPTIONAL MATCH (k)-[:PART_OF]->(a:Actor)
RETURN k.id AS id, k.name AS name, k.kind AS kind, pledges AS pledges, belongs_to AS belongs_to,
  a.name AS run_by
ORDER BY pledges DESC, id
