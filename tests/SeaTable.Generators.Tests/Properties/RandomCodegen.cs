using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>The section <c>codegen</c> with settings of every kind, also those that can't be followed.</summary>
internal sealed record RandomCodegen(
    string? Namespace, string? Client, string? Accessibility, IReadOnlyList<(string Path, string Name)> Names)
{
    private static readonly string?[] s_namespaces =
        [
            null, null, "", "Acme.Sales", "class.@event", "SeaTable", "System.Text", "Things", "CrmBase", "Größe.文本", "1st",
            "a..b", "two words",
        ];

    private static readonly string?[] s_clients =
        [
            null, null, "CrmClient", "@class", "Things", "ThingsRow", "crm", "System", "SeaTableBase", "Größe", "", "two words",
            "1st",
        ];

    private static readonly string[] s_good =
        [
            "Person", "EMail", "Name", "Things", "ThingsRow", "Rows", "class", "@class", "field", "value", "_", "_x", "name",
            "NAME", "文本", "Größe", "RowId", "Id", "Client", "CrmBase",
        ];

    private static readonly string[] s_awkward =
        ["", " ", "two words", "1st", "a.b", "get_Name", "😀", "a\u200Db", "\ud83d", "x\n", "@@x", "__"];

    /// <summary>The section; empty when there are no settings at all.</summary>
    public JsonObject ToJson()
    {
        var section = new JsonObject();
        if (Namespace is not null)
        {
            section["namespace"] = Namespace;
        }

        if (Client is not null)
        {
            section["client"] = Client;
        }

        if (Accessibility is not null)
        {
            section["accessibility"] = Accessibility;
        }

        if (Names.Count > 0)
        {
            section["names"] = new JsonObject(Names.Select(name => KeyValuePair.Create(name.Path, (JsonNode?)name.Name)));
        }

        return section;
    }

    public static Gen<RandomCodegen> For(IReadOnlyList<RandomTable> tables)
    {
        var paths = tables.SelectMany(Paths).Append("gone").Append("T000/gone").ToArray();
        var entry =
            from path in Gen.Elements(paths)
            from name in Gen.Frequency((6, Gen.Elements(s_good)), (1, Gen.Elements(s_awkward)), (1, HostileNames.Any))
            select (path, name);
        var section =
            from space in Gen.Elements(s_namespaces)
            from client in Gen.Elements(s_clients)
            from accessibility in Gen.Elements(null, null, "public", "internal", "private")
            from names in entry.ListOf(0, 6)
            select new RandomCodegen(space, client, accessibility, [.. names.DistinctBy(chosen => chosen.path)]);
        return Gen.OneOf(Gen.Constant(new RandomCodegen(null, null, null, [])), section);
    }

    public IEnumerable<RandomCodegen> Smaller() =>
        Names.Select(entry => this with { Names = [.. Names.Where(other => other != entry)] })
        .Append(this with { Namespace = null })
        .Append(this with { Client = null })
        .Append(this with { Accessibility = null })
        .Where(smaller => smaller.ToJson().ToJsonString() != ToJson().ToJsonString());

    private static IEnumerable<string> Paths(RandomTable table) => table.Columns
        .SelectMany(column =>
            column.Options.Select(option => $"{table.Id}/{column.Key}/{option.Id}").Prepend($"{table.Id}/{column.Key}"))
        .Concat(table.Views.Select(view => $"{table.Id}/views/{view.Id}"))
        .Prepend(table.Id);
}
