using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>Chooses every C# name of a base.</summary>
internal static class BaseNamer
{
    private static readonly IReadOnlyDictionary<string, string> s_noOptions = new Dictionary<string, string>();

    /// <summary>Chooses the names and reports those that collide.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="fileName">The schema file, without its folder: the client is named after it.</param>
    /// <param name="defaultNamespace">The namespace when the file does not choose one.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static BaseNames Choose(
        BaseSchema schema, string fileName, string defaultNamespace, FileDiagnostics diagnostics)
    {
        var report = new CollisionReport(schema.Codegen.Place, diagnostics);
        var client = ClientNames.Choose(schema.Codegen, fileName, defaultNamespace);
        var chosen = ChosenNames.Read(schema);
        var stems = TableNamer.Choose(schema.Tables, client, chosen, report);

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in schema.Tables)
        {
            var ofTable =
                ColumnNamer.ChooseProperties(table, stems[IdPath.Table(table.Id)], chosen, report);
            AddTo(properties, ofTable);
            AddTo(fields, ColumnNamer.ChooseFields(table, ofTable));
        }

        var optionTypes =
            OptionNamer.ChooseTypes(schema.Tables, client, stems, properties, report);
        var tables = schema.Tables.ToDictionary(
            table => table.Id,
            table => new TableNames(
                stems[IdPath.Table(table.Id)],
                ColumnNamer.WithProperty(table).ToDictionary(column => column.Key, column => NamesOf(table, column)),
                ViewNamer.ChooseMembers(table, stems[IdPath.Table(table.Id)] + "Views", chosen, report)));
        return new BaseNames(client.Namespace, client.Accessibility, client.Client, tables);

        ColumnNames NamesOf(TableSchema table, ColumnSchema column)
        {
            var path = IdPath.Column(table.Id, column.Key);
            var type = optionTypes.TryGetValue(path, out var found) ? found : null;
            return new ColumnNames(
                properties[path],
                fields[path],
                type,
                type is null ? s_noOptions : OptionNamer.ChooseMembers(table, column, type, chosen, report));
        }
    }

    private static void AddTo(Dictionary<string, string> all, IReadOnlyDictionary<string, string> more)
    {
        foreach (var entry in more)
        {
            all.Add(entry.Key, entry.Value);
        }
    }
}
