// title: {nb: Løfter som ligner, en: Similar pledges}
// description:
//   nb: Løfter som er funnet like et annet, de likeste først. Velg et løfte for å se bare dets like.
//   en: Pledges that were found to resemble another, the most alike first. Choose a pledge to see its own alone.
// parameters:
//   pledge: {type: pledge, optional: true, choices: pledge_ids, label: {nb: Løfte, en: Pledge}}
// columns: [pledge, text, other, other_text, score]
// view: table
WITH null AS p_pledge
MATCH (p:Pledge)-[r:SIMILAR_TO]-(q:Pledge)
WHERE (p_pledge IS NULL AND p.id < q.id) OR p.id = p_pledge
RETURN p.id AS pledge, p.text AS text, q.id AS other, q.text AS other_text, max(r.score) AS score
ORDER BY score DESC, pledge, other
