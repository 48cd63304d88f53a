using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable;

/// <summary>A filter of a view: a column, what is asked of its cells, and a value.</summary>
/// <remarks>
/// Predicates and the values that go with them are listed at https://api.seatable.com/reference/updateview. What this class can't
/// say, such as a group of filters, is made by <see cref="FromJson"/>.
/// </remarks>
public sealed class ViewFilter
{
    private readonly JsonObject? _json;

    /// <summary>Initializes a new instance of the <see cref="ViewFilter"/> class.</summary>
    /// <param name="column">The column.</param>
    /// <param name="predicate">What is asked of its cells, in the server's own words, such as <c>is_not_empty</c>.</param>
    public ViewFilter(ColumnReference column, string predicate)
    {
        ArgumentException.ThrowIfNullOrEmpty(predicate);
        Column = column;
        Predicate = predicate;
    }

    private ViewFilter(JsonObject json, ColumnReference? column, string? predicate) =>
        (_json, Column, Predicate) = (json, column, predicate);

    /// <summary>Gets the column; <see langword="null"/> of a group of filters.</summary>
    public ColumnReference? Column { get; }

    /// <summary>Gets what is asked of the cells, in the server's own words; <see langword="null"/> of a group.</summary>
    public string? Predicate { get; }

    /// <summary>Gets the value, if the predicate takes one: a text, a number, a list …</summary>
    public JsonNode? Term { get; init; }

    /// <summary>Gets what a date is compared with, such as <c>today</c> or <c>number_of_days_ago</c>.</summary>
    public string? TermModifier { get; init; }

    /// <summary>Gets the option that a select column is compared with, in place of <see cref="Term"/>.</summary>
    public OptionReference? Option { get; init; }

    /// <summary>Gets the options that a select column is compared with, in place of <see cref="Term"/>.</summary>
    public IReadOnlyList<OptionReference>? Options { get; init; }

    /// <summary>Gets a filter as the server has it, with the keys of columns and the ids of options.</summary>
    /// <param name="json">The filter, or a group of filters.</param>
    /// <returns>A filter that is sent as it is.</returns>
    public static ViewFilter FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonDocument.Parse(json.ToJsonString());
        return Read(document.RootElement) ?? throw new ArgumentException("It is empty.", nameof(json));
    }

    internal static ViewFilter? Read(JsonElement json)
    {
        // An empty one is how the API is told that there is none.
        if (json.ValueKind != JsonValueKind.Object || JsonObject.Create(json.Clone()) is not { Count: > 0 } filter)
            return null;

        var column = json.Text("column_key") is { Length: > 0 } key ? ColumnReference.FromKey(key) : default(ColumnReference?);
        return new ViewFilter(filter, column, json.Text("filter_predicate"))
        {
            Term = filter["filter_term"]?.DeepClone(),
            TermModifier = json.Text("filter_term_modifier"),
        };
    }

    internal void Write(Utf8JsonWriter json, TableMetadata table)
    {
        if (_json is not null)
        {
            _json.WriteTo(json);
            return;
        }

        var column = table.Find(Column!.Value);
        json.WriteStartObject();
        json.WriteString("column_key"u8, column.Key);
        json.WriteString("filter_predicate"u8, Predicate);
        WriteTerm(json, table, column);
        if (TermModifier is { } modifier)
            json.WriteString("filter_term_modifier"u8, modifier);

        json.WriteEndObject();
    }

    private void WriteTerm(Utf8JsonWriter json, TableMetadata table, ColumnMetadata column)
    {
        if (Options is { } options)
        {
            json.WriteStartArray("filter_term"u8);
            foreach (var option in options)
                json.WriteStringValue(column.Find(table, option).Id);

            json.WriteEndArray();
        }
        else if (Option is { } option)
        {
            json.WriteString("filter_term"u8, column.Find(table, option).Id);
        }
        else if (Term is { } term)
        {
            json.WritePropertyName("filter_term"u8);
            term.WriteTo(json);
        }
        else
        {
            json.WriteString("filter_term"u8, ""u8);
        }
    }
}
