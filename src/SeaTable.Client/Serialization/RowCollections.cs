using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable;

/// <summary>The contracts of what web APIs return rows in: lists, sequences, pages.</summary>
internal static class RowCollections
{
    internal static void Add<TRow>(JsonTypes types)
        where TRow : SeaTableRow
    {
        types.Add<TRow[]>(static options => JsonMetadataServices.CreateArrayInfo<TRow>(options, new()));
        types.Add<List<TRow>>(static options => JsonMetadataServices.CreateListInfo<List<TRow>, TRow>(
            options, new() { ObjectCreator = static () => [] }));
        types.Add<IReadOnlyList<TRow>>(static options =>
            JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<TRow>, TRow>(options, new()));
        types.Add<IEnumerable<TRow>>(static options =>
            JsonMetadataServices.CreateIEnumerableInfo<IEnumerable<TRow>, TRow>(options, new()));
        types.Add<IAsyncEnumerable<TRow>>(static options =>
            JsonMetadataServices.CreateIAsyncEnumerableInfo<IAsyncEnumerable<TRow>, TRow>(options, new()));
        types.Add<SeaTablePage<TRow>>(static options =>
            JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<SeaTablePage<TRow>>
            {
                PropertyMetadataInitializer = _ => PageProperties<TRow>(options),
            }));
    }

    private static JsonPropertyInfo[] PageProperties<TRow>(JsonSerializerOptions options)
        where TRow : SeaTableRow
    {
        return
        [
            Member(nameof(SeaTablePage<TRow>.Items), page => page.Items),
            Member(nameof(SeaTablePage<TRow>.Total), page => page.Total),
            Member(nameof(SeaTablePage<TRow>.Number), page => page.Number),
            Member(nameof(SeaTablePage<TRow>.Size), page => page.Size),
            Member(nameof(SeaTablePage<TRow>.Count), page => page.Count),
            Member(nameof(SeaTablePage<TRow>.HasPrevious), page => page.HasPrevious),
            Member(nameof(SeaTablePage<TRow>.HasNext), page => page.HasNext),
        ];

        JsonPropertyInfo Member<T>(string name, Func<SeaTablePage<TRow>, T?> get) =>
            JsonProperties.Create(options, name, isNullable: false, get);
    }
}
