using SeaTable.Runtime;
using Kind = SeaTable.SeaTableSchemaDifferenceKind;

namespace SeaTable;

/// <summary>Finds what differs between the tables that the code knows and those of the base. Ids and keys tell what is the
/// same.</summary>
internal static class SchemaComparison
{
    /// <summary>Compares all tables.</summary>
    /// <returns>The differences in the order of the schema, and what is new in the base behind what is there.</returns>
    internal static IEnumerable<SeaTableSchemaDifference> Compare(IReadOnlyCollection<TableSchema> tables, BaseMetadata metadata)
    {
        foreach (var table in tables)
        {
            if (metadata.FindTable(table.Id) is not { } current)
            {
                yield return new(Kind.TableMissing, true,
                    $"Table '{table.Name}' (id {table.Id}) is not in the base.", table.Name);
                continue;
            }

            foreach (var difference in Compare(table, current))
                yield return difference;
        }

        foreach (var current in metadata.Tables)
        {
            if (tables.All(table => table.Id != current.Id))
            {
                yield return new(Kind.TableAdded, false,
                    $"Table '{current.Name}' (id {current.Id}) is new in the base.", current.Name);
            }
        }
    }

    private static IEnumerable<SeaTableSchemaDifference> Compare(TableSchema table, TableMetadata current)
    {
        if (table.Name != current.Name)
        {
            yield return new(Kind.TableRenamed, false,
                $"Table '{table.Name}' (id {table.Id}) is named '{current.Name}' now.", table.Name);
        }

        foreach (var column in table.Columns)
        {
            foreach (var difference in Compare(table, column, current.FindColumn(column.Key)))
                yield return difference;
        }

        foreach (var column in current.Columns)
        {
            // Buttons hold nothing, so the code has no buttons at all.
            if (column.Type != ColumnType.Button && table.Find(column.Key) is null)
            {
                yield return new(Kind.ColumnAdded, false,
                    $"Column '{column.Name}' (key {column.Key}) of table '{table.Name}' is new in the base.",
                    table.Name, column.Name);
            }
        }
    }

    private static IEnumerable<SeaTableSchemaDifference> Compare(TableSchema table, ColumnSchema column, ColumnMetadata? current)
    {
        if (current is null)
        {
            yield return new(Kind.ColumnMissing, true, $"The {Place(table, column)} is not in the base.", table.Name,
                column.Name);
            yield break;
        }

        if (column.Name != current.Name)
        {
            yield return new(
                Kind.ColumnRenamed, false, $"The {Place(table, column)} is named '{current.Name}' now.", table.Name, column.Name);
        }

        if (column.Type != current.Type)
        {
            yield return new(Kind.ColumnRetyped, !ColumnTypes.CanWrite(column.Type, current.Type),
                $"The {Place(table, column)} has become a column of type {current.TypeName}; the code has it as "
                    + $"{ColumnTypes.NameOf(column.Type)}.",
                table.Name, column.Name);
            yield break;
        }

        if (column.Type == ColumnType.Date && column.HasTime != current.HasTime)
        {
            yield return new(Kind.ColumnRetyped, column.HasTime,
                $"The {Place(table, column)} has become a date {(column.HasTime ? "without" : "with")} a time.", table.Name,
                column.Name);
        }

        if (column.Options is { } options)
        {
            foreach (var difference in Compare(table, column, options, current))
                yield return difference;
        }
    }

    private static IEnumerable<SeaTableSchemaDifference> Compare(
        TableSchema table, ColumnSchema column, OptionsSchema options, ColumnMetadata current)
    {
        // What remains of it is new.
        var remaining = current.Options.DistinctBy(option => option.Id).ToDictionary(option => option.Id);
        foreach (var (id, name) in options.Options)
        {
            if (!remaining.Remove(id, out var found))
            {
                yield return new(Kind.OptionMissing, true,
                    $"Option '{name}' (id {id}) of {Place(table, column)} is not in the base.", table.Name, column.Name, name);
            }
            else if (found.Name != name)
            {
                yield return new(Kind.OptionRenamed, false,
                    $"Option '{name}' (id {id}) of {Place(table, column)} is named '{found.Name}' now.", table.Name, column.Name,
                    name);
            }
        }

        foreach (var option in current.Options.Where(option => remaining.ContainsKey(option.Id)))
        {
            yield return new(Kind.OptionAdded, false,
                $"Option '{option.Name}' (id {option.Id}) of {Place(table, column)} is new in the base.", table.Name, column.Name,
                option.Name);
        }
    }

    private static string Place(TableSchema table, ColumnSchema column) =>
        $"column '{column.Name}' (key {column.Key}) of table '{table.Name}'";
}
