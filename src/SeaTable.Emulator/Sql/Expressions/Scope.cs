using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>What an expression is computed for: one row of each table of the statement, and the aggregates when rows are grouped.</summary>
internal sealed record Scope(ReadContext Context, StoredRow[] Rows, object?[] Aggregates);
