using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Formulas;

/// <summary>
/// What a reference in a formula means: a column of the table, by name or key, or with a point between them a link and a
/// column of the table it leads to. The link goes by its own name or by the name of that table.
/// </summary>
/// <param name="Column">The column of the table itself; of the two the link.</param>
/// <param name="Linked">The column of the linked rows, or null.</param>
internal sealed record ColumnReference(Column Column, Column? Linked)
{
    /// <summary>Gets what to write between the braces.</summary>
    public string Name => Linked is null ? Column.Name : $"{Column.Name}.{Linked.Name}";

    public static ColumnReference? Find(EmulatedSchema schema, Table table, string name)
    {
        if ((table.ColumnWithName(name) ?? table.ColumnWithKey(name)) is { } column)
            return new ColumnReference(column, null);

        // Names may have points themselves, so each of them may be the one between.
        for (var point = name.IndexOf('.', StringComparison.Ordinal); point >= 0; point = name.IndexOf('.', point + 1))
        {
            var (first, second) = (name[..point], name[(point + 1)..]);
            foreach (var link in table.Columns.Where(candidate => candidate.Type is LinkType))
            {
                if (LinkEnd.Of(schema, table, link) is { } end && (link.Name == first || end.Other.Name == first)
                    && (end.Other.ColumnWithName(second) ?? end.Other.ColumnWithKey(second)) is { } linked)
                {
                    return new ColumnReference(link, linked);
                }
            }
        }

        return null;
    }
}
