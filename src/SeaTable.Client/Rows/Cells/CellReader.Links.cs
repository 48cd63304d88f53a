using System.Text;
using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads the links of a cell.</summary>
    /// <typeparam name="TRow">The row class of the linked table.</typeparam>
    /// <returns>The links; none for an empty cell.</returns>
    public LinkList<TRow> ReadLinks<TRow>()
        where TRow : SeaTableRow
    {
        var links = ReadList("a list of links", static (scoped ref CellReader reader, out LinkedRow element) =>
        {
            string? rowId = null, display = null;
            element = default;
            if (reader._json.TokenType != JsonTokenType.StartObject)
                return false;

            while (reader.NextMember(out var name))
            {
                if (name == "row_id")
                    rowId = reader.Part();
                else if (name == "display_value")
                    display = reader.DisplayValue();

                reader._json.Skip();
            }

            element = new LinkedRow(rowId ?? "", display);
            return rowId is not null;
        });
        return links.Count == 0 ? LinkList<TRow>.Empty : new LinkList<TRow>([.. links]);
    }

    /// <summary>Reads the links of a cell whose display column is a select column, and so shows options.</summary>
    /// <typeparam name="TRow">The row class of the linked table.</typeparam>
    /// <typeparam name="T">The generated option type of the display column.</typeparam>
    /// <param name="display">The options of the display column that the schema knows.</param>
    /// <returns>The links; none for an empty cell.</returns>
    public LinkList<TRow> ReadLinks<TRow, T>(SelectOptions<T> display)
        where TRow : SeaTableRow
        where T : struct, ISelectOption
    {
        ArgumentNullException.ThrowIfNull(display);
        var links = ReadLinks<TRow>();
        return links.Count == 0
            ? links
            : new LinkList<TRow>([.. links.Select(link => link.DisplayValue is { } id && display.TryFind(id, out var option)
                ? link with { DisplayValue = option.Name }
                : link)]);
    }

    private string? DisplayValue()
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;

        if (TryGetText(out var text))
            return text;

        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return Encoding.UTF8.GetString(_buffer[start..(int)_json.BytesConsumed]);
    }
}
