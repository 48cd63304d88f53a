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
            reader.TryGetLink(null, out element, out _));
        return links.Count == 0 ? LinkList<TRow>.Empty : new LinkList<TRow>([.. links], LinkColumn());
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
        var displays = new List<OptionDisplay?>();
        var links = ReadList("a list of links", (scoped ref CellReader reader, out LinkedRow element) =>
        {
            var isLink = reader.TryGetLink(display.Schema, out element, out var shown);
            displays.Add(shown);
            return isLink;
        });
        if (links.Count == 0)
            return LinkList<TRow>.Empty;

        LinkedRow[] array = [.. links];
        for (var i = 0; i < array.Length; i++)
        {
            if (displays[i] is { } shown)
                CompleteLater(array, i, shown);
        }

        return new LinkList<TRow>(array, LinkColumn());
    }

    private readonly ColumnSchema? LinkColumn() => _context.LinkColumn(Key, KeySpan);

    /// <summary>Shows the names of options once they are known, which is before anybody sees the links.</summary>
    private static void CompleteLater(LinkedRow[] links, int index, OptionDisplay shown)
    {
        foreach (var unknown in shown.Unknown)
            unknown.Completed += () => links[index] = links[index] with { DisplayValue = shown.ToString() };
    }

    /// <param name="display">The options of the display column, if it has such.</param>
    /// <param name="link">The link.</param>
    /// <param name="shown">The options that it shows, if it does.</param>
    private bool TryGetLink(KnownOptions? display, out LinkedRow link, out OptionDisplay? shown)
    {
        string? rowId = null, text = null;
        shown = null;
        link = default;
        if (_json.TokenType != JsonTokenType.StartObject)
            return false;

        while (NextMember(out var name))
        {
            if (name == "row_id")
                rowId = Part();
            else if (name == "display_value")
                text = display is not null && TryGetOptions(display, out shown) ? shown!.ToString() : DisplayValue();

            _json.Skip();
        }

        link = new LinkedRow(rowId ?? "", text);
        return rowId is not null;
    }

    /// <summary>Reads an option or a list of options. If it is none, the reader stays where it is.</summary>
    private bool TryGetOptions(KnownOptions known, out OptionDisplay? shown)
    {
        shown = null;
        var start = _json;
        var isList = _json.TokenType == JsonTokenType.StartArray;
        if (isList)
            _json.Read();

        List<SelectOption> options = [];
        List<UnknownOption> unknown = [];
        while (TryGetText(out var text) && text.Length > 0)
        {
            if (known.FindById(text) is { } option)
            {
                options.Add(option);
            }
            else
            {
                unknown.Add(_context.UnknownOption(known, text));
                options.Add(unknown[^1].Option);
            }

            if (!isList)
                break;

            _json.Read();
        }

        if (options.Count == 0 || (isList && _json.TokenType != JsonTokenType.EndArray))
        {
            _json = start;
            return false;
        }

        shown = new OptionDisplay(options, unknown, isList);
        return true;
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
