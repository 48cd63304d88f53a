using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Writes the method that makes rows for tests: it takes a row with whatever a program can assign, and what only the server sets
/// as parameters.
/// </summary>
internal static class RowFactoryEmitter
{
    /// <summary>The name of the method; no column's property has it.</summary>
    public const string MethodName = "CreateForTest";

    public static void Emit(SourceWriter writer, TableModel table)
    {
        var parameters = Parameters(table);
        var row = table.Qualify(table.RowType);
        var first = Unique("row", parameters.Select(parameter => parameter.Name));
        writer.Document(
            parameters.Count == 0
                ? "Creates a row as the server returns it, for tests without a server."
                : "Creates a row as the server returns it, with the columns that only the server sets, for tests without a "
                    + "server.");
        writer.Line($"/// <param name=\"{first}\">The row with its other columns; they count as stored, not as changed.</param>");
        foreach (var (column, name) in parameters)
        {
            writer.Line($"/// <param name=\"{name}\">The value of the column {Documentation.Code(column.Name)}.</param>");
        }

        writer.Line("/// <returns>The same row.</returns>");
        writer.Line("/// <remarks><see cref=\"global::SeaTable.SeaTableModelFactory.Row\"/> sets what every row has, such as");
        writer.Line("/// <see cref=\"global::SeaTable.SeaTableRow.RowCreatedAt\"/>.</remarks>");
        if (parameters.Count == 0)
        {
            writer.Line($"public static {row} {MethodName}({row} {first}) =>").Indent();
            writer.Line($"global::SeaTable.SeaTableModelFactory.Row({first});").Outdent();
            writer.Line();
            return;
        }

        writer.Line($"public static {row} {MethodName}(").Indent();
        writer.Line($"{row} {first},");
        for (var index = 0; index < parameters.Count; index++)
        {
            var mapping = parameters[index].Column.Mapping;
            var type = mapping.Empty is null ? mapping.Type : mapping.Type + "?";
            var value = type.EndsWith("?", System.StringComparison.Ordinal) ? "null" : "default";
            writer.Line(
                $"{type} {Keywords.Member(parameters[index].Name)} = {value}{(index < parameters.Count - 1 ? "," : ")")}");
        }

        writer.Outdent().Open();
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({first});");
        foreach (var (column, name) in parameters)
        {
            var otherwise = column.Mapping.Empty is { } empty ? " ?? " + empty : "";
            writer.Line($"{first}.{column.Field} = {Keywords.Member(name)}{otherwise};");
        }

        writer.Line($"return global::SeaTable.SeaTableModelFactory.Row({first});");
        writer.Close();
        writer.Line();
    }

    private static List<(ColumnModel Column, string Name)> Parameters(TableModel table)
    {
        var parameters = new List<(ColumnModel, string)>();
        var taken = new HashSet<string>();
        foreach (var column in table.Columns.Where(column => column.Mapping is { IsWritable: false, RowMember: null }))
        {
            var name = Unique(char.ToLowerInvariant(column.Property[0]) + column.Property.Substring(1), taken);
            taken.Add(name);
            parameters.Add((column, name));
        }

        return parameters;
    }

    private static string Unique(string wanted, IEnumerable<string> taken)
    {
        var name = wanted;
        while (taken.Contains(name))
        {
            name += "_";
        }

        return name;
    }
}
