// title: {nb: Mål med tall og frister, en: Targets with numbers and deadlines}
// description:
//   nb: Hvert tall og hver frist som programmet forplikter seg til. Fristen regnes fra det første året i den. Enhetens kode er den i QUDT; verdien ganger faktoren er i grunnenheten.
//   en: Each number and deadline that the programme commits to. A deadline counts from the first year in it. The unit's code is that of QUDT; the value times the factor is in the base unit.
// parameters:
//   deadline_from: {type: integer, optional: true, label: {nb: Frist fra og med år, en: Deadline from year}}
//   deadline_to: {type: integer, optional: true, label: {nb: Frist til og med år, en: Deadline to year}}
//   unit: {type: string, optional: true, choices: units, label: {nb: Enhet, en: Unit}}
// columns: [target, pledge, text, quote, metric, comparator, value, value_max, unit, unit_code, unit_factor, deadline, baseline, per, programme, line_first, line_last]
// view: table
WITH null AS p_deadline_from, null AS p_deadline_to, null AS p_unit
MATCH (t:Target)<-[:HAS_TARGET]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE (p_unit IS NULL OR t.unit = p_unit)
  AND (p_deadline_from IS NULL OR toInteger(substring(t.deadline, 0, 4)) >= p_deadline_from)
  AND (p_deadline_to IS NULL OR toInteger(substring(t.deadline, 0, 4)) <= p_deadline_to)
RETURN t.id AS target, p.id AS pledge, p.text AS text, t.quote AS quote, t.metric AS metric,
  t.comparator AS comparator, t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.unit_code AS unit_code, t.unit_factor AS unit_factor,
  t.deadline AS deadline, t.baseline AS baseline, t.per AS per, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge, target
