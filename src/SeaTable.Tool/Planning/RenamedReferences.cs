using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Formulas name columns, and follow when those get other names.</summary>
internal static class RenamedReferences
{
    public static BaseDocument OfColumn(BaseDocument now, TableDocument table, ColumnDocument column, string name) =>
        InFormulas(now, (holder, reference) =>
        {
            if (holder.Id == table.Id && reference == column.Name)
                return name;

            var lookup = new SchemaLookup(now);
            foreach (var (first, second) in Parts(reference))
            {
                if (second == column.Name && Link(lookup, holder, first) is { } link
                    && lookup.OtherTable(holder, link)?.Id == table.Id)
                {
                    return $"{first}.{name}";
                }

                if (holder.Id == table.Id && first == column.Name && column.Type == ColumnTypeNames.Link)
                    return $"{name}.{second}";
            }

            return null;
        });

    public static BaseDocument OfTable(BaseDocument now, TableDocument table, string name) =>
        InFormulas(now, (holder, reference) => Parts(reference)
            .Where(parts => parts.First == table.Name && holder.Columns.All(column => column.Name != parts.First))
            .Select(parts => $"{name}.{parts.Second}").FirstOrDefault());

    /// <summary>What a reference with a point may mean: names may have points themselves.</summary>
    public static IEnumerable<(string First, string Second)> Parts(string reference)
    {
        for (var point = reference.IndexOf('.'); point >= 0; point = reference.IndexOf('.', point + 1))
            yield return (reference[..point], reference[(point + 1)..]);
    }

    /// <summary>The link that a reference begins with: by its own name, or by that of the table that it leads to.</summary>
    public static ColumnDocument? Link(SchemaLookup lookup, TableDocument table, string name) => table.Columns.FirstOrDefault(
        column => column.Type == ColumnTypeNames.Link
        && (column.Name == name || lookup.OtherTable(table, column)?.Name == name));

    private static BaseDocument InFormulas(BaseDocument now, Func<TableDocument, string, string?> replacement) => now with
    {
        Tables = [.. now.Tables.Select(table => table with
        {
            Columns = [.. table.Columns.Select(column =>
                column.Type != ColumnTypeNames.Formula || column.Setting("formula") is not { } formula ? column
                : column with
                {
                    Data = column.Data.With(new JsonObject
                    {
                        ["formula"] = FormulaReferences.Replace(formula, reference => replacement(table, reference)),
                    }),
                })],
        })],
    };
}
