// title: {nb: Alle navn på aktørene, en: Every name of the actors}
// description:
//   nb: Én rad for hvert navn en aktør er kjent under, med kortformer og engelsk navn.
//   en: One row for each name that an actor goes by, short forms and the English name among them.
// columns: [id, name, alias]
// view: table
MATCH (a:Actor)
UNWIND [a.name] + CASE WHEN a.name_en IS NULL THEN [] ELSE [a.name_en] END + coalesce(a.aliases, []) AS alias
WITH DISTINCT a.id AS id, a.name AS name, alias
RETURN id AS id, name AS name, alias AS alias
ORDER BY id, alias
