using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>
/// A schema that somebody wrote by hand, with an id for every part, and with both columns of each link: as a base has it that
/// was made from the file. The ids go by the names, so that they are the same each time; those that the file has stay.
/// </summary>
internal sealed class CompletedIds : IReferenceMap
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 4;

    /// <summary>Ids of options are numbers below this one.</summary>
    private const uint MostOptions = 1_000_000;

    private readonly Dictionary<string, string> _tables;
    private readonly Dictionary<string, string> _links;
    private readonly Dictionary<string, Dictionary<string, string>> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), Dictionary<string, string>> _options = [];

    private CompletedIds(BaseDocument wanted)
    {
        _tables = Ids(wanted.Tables.Select(table => table.Id!), IdOfPart, hasFirst: true);
        _links = Ids(
            wanted.Tables.SelectMany(table => table.Columns).Where(column => column.Type == ColumnTypeNames.Link)
                .Select(column => column.Setting(LinkSettings.Link)).OfType<string>().Distinct(), IdOfPart, hasFirst: false);
        foreach (var table in wanted.Tables)
        {
            _columns[table.Id!] = Ids(table.Columns.Select(column => column.Key!), IdOfPart, hasFirst: true);
            _views[table.Id!] = Ids(table.Views.Select(view => view.Id!), IdOfPart, hasFirst: true);
            foreach (var column in table.Columns.Where(column => column.Options is not null))
            {
                _options[(table.Id!, column.Key!)] =
                    Ids(column.Options!.Select(option => option.Id!).Distinct(), IdOfOption, hasFirst: false);
            }
        }
    }

    /// <summary>Whether a file lacks the id of any part.</summary>
    public static bool AreMissing(BaseDocument file) => file.Tables.Any(table => table.Id is null
        || table.Views.Any(view => view.Id is null)
        || table.Columns.Any(column => column.Key is null || column.Options?.Any(option => option.Id is null) is true));

    /// <summary>Completes a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Where it is.</param>
    /// <exception cref="ToolException">It can't be the schema of a base.</exception>
    public static BaseDocument Of(BaseDocument file, string source)
    {
        var wanted = WantedSchema.Of(file, source, []);
        if (!file.IsPart)
            ThrowIfLeadingNowhere(wanted, source);

        wanted = WithBothEnds(wanted);
        var ids = new CompletedIds(wanted);
        return References.Map(wanted, ids, (table, view) => ids._views[table.Id!][view.Id!]);
    }

    public string Table(string reference) => _tables.GetValueOrDefault(reference, reference);

    public string Column(TableDocument? table, string reference) =>
        table is null ? reference : _columns[table.Id!].GetValueOrDefault(reference, reference);

    public string Option(TableDocument table, ColumnDocument column, string reference) =>
        _options.GetValueOrDefault((table.Id!, column.Key!))?.GetValueOrDefault(reference) ?? reference;

    public string Link(string reference) => _links.GetValueOrDefault(reference, reference);

    private static void ThrowIfLeadingNowhere(BaseDocument wanted, string source)
    {
        var schema = new SchemaLookup(wanted);
        foreach (var table in wanted.Tables)
        {
            if (table.Columns.FirstOrDefault(column =>
                column.Type == ColumnTypeNames.Link && schema.OtherTable(table, column) is null) is { } link)
            {
                var other = PartIds.Reference(link.Setting(LinkSettings.OtherTable)!);
                throw new ToolException(
                    $"{source}: the column \"{link.Name}\" of the table \"{table.Name}\" is a link to \"{other}\", and the file "
                        + "has no such table.");
            }
        }
    }

    /// <summary>A server makes a column in the other table, too, when a link is made, and names it after the table.</summary>
    private static BaseDocument WithBothEnds(BaseDocument wanted)
    {
        var schema = new SchemaLookup(wanted);
        foreach (var table in wanted.Tables)
        {
            foreach (var link in table.Columns.Where(column => column.Type == ColumnTypeNames.Link))
            {
                var id = link.Setting(LinkSettings.Link);
                if (schema.OtherTable(table, link) is not { } other)
                    continue;

                wanted = wanted.WithTable(table.Id!, edited => edited with
                {
                    Columns = [.. edited.Columns.Select(column => column.Key == link.Key ? Shown(column, other) : column)],
                });
                if (other.Id != table.Id && !other.Columns.Any(column => column.Setting(LinkSettings.Link) == id))
                {
                    wanted = wanted.WithTable(other.Id!, edited => edited with { Columns = [.. edited.Columns, Back(edited)] });
                }

                ColumnDocument Back(TableDocument edited) => new(
                    PartIds.FromName($"{id}/back"), LinkSteps.FreeName(table.Name, edited), ColumnTypeNames.Link)
                {
                    Data = new JsonObject
                    {
                        [LinkSettings.Link] = id,
                        [LinkSettings.Table] = link.Setting(LinkSettings.Table),
                        [LinkSettings.OtherTable] = link.Setting(LinkSettings.OtherTable),
                        [LinkSettings.Shown] = table.Columns[0].Key,
                    },
                };
            }
        }

        return wanted;
    }

    private static ColumnDocument Shown(ColumnDocument link, TableDocument other)
    {
        var data = (JsonObject)link.Data!.DeepClone();
        data[LinkSettings.Shown] ??= other.Columns[0].Key;
        return link with { Data = data };
    }

    /// <summary>The ids of parts that are told apart by them. The first one has the id that every first one has.</summary>
    private static Dictionary<string, string> Ids(IEnumerable<string> parts, Func<string, int, string> make, bool hasFirst)
    {
        var all = parts.ToList();
        var taken = all.Where(id => PartIds.InFile(id) is not null).ToHashSet(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in all)
        {
            ids[part] = PartIds.InFile(part) is not null ? part
                : hasFirst && part == all[0] && taken.Add(ViewDocument.FirstId) ? ViewDocument.FirstId
                : Enumerable.Range(0, int.MaxValue).Select(round => make(part, round)).First(taken.Add);
        }

        return ids;
    }

    private static string IdOfPart(string part, int round)
    {
        var number = Number(part, round);
        return string.Concat(Enumerable.Range(0, IdLength).Select(place =>
            Letters[(int)(number / (uint)Math.Pow(Letters.Length, place) % (uint)Letters.Length)]));
    }

    private static string IdOfOption(string option, int round) =>
        (Number(option, round) % MostOptions).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static uint Number(string part, int round) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{round}/{part}")));
}
