// What a view does to the rows, in words.

/** Says which rows a view leaves out, and by what the others are sorted. */
export function describeView(view, table) {
  const names = new Map(table.columns.map(column => [column.key, column]));
  const filters = items(view.filters);
  const word = view.filter_conjunction === "Or" ? " or " : " and ";
  const sorts = items(view.sorts).filter(sort => names.has(sort.column_key));
  const groups = items(view.groupbys).filter(group => names.has(group.column_key));
  return [
    filters.length > 0 ? `Where ${filters.map(filter => describeFilter(filter, names)).join(word)}` : null,
    sorts.length > 0
      ? `By ${sorts.map(sort => names.get(sort.column_key).name + (sort.sort_type === "down" ? " ↓" : " ↑")).join(", ")}`
      : null,
    groups.length > 0 ? `Groups of ${groups.map(group => names.get(group.column_key).name).join(", ")}` : null,
    items(view.hidden_columns).length > 0 ? `${view.hidden_columns.length} hidden` : null,
  ].filter(rule => rule !== null);
}

// Cleared lists keep one empty object.
function items(list) {
  return (Array.isArray(list) ? list : []).filter(item => typeof item !== "object" || Object.keys(item ?? {}).length > 0);
}

function describeFilter(filter, names) {
  if (Array.isArray(filter.filters)) {
    const word = filter.filter_conjunction === "Or" ? " or " : " and ";
    return `(${items(filter.filters).map(inner => describeFilter(inner, names)).join(word)})`;
  }
  const column = names.get(filter.column_key);
  const predicate = String(filter.filter_predicate ?? "").replaceAll("_", " ");
  const modifier = String(filter.filter_term_modifier ?? "").replaceAll("_", " ");
  return [column?.name ?? "?", predicate, modifier, term(filter.filter_term, column)].filter(Boolean).join(" ");
}

function term(value, column) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "object" && !Array.isArray(value)) return JSON.stringify(value);
  const options = column?.data?.options ?? [];
  const name = one => options.find(option => option.id === one)?.name ?? String(one);
  return Array.isArray(value) ? value.map(name).join(", ") : name(value);
}
