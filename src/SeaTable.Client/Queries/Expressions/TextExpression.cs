using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A text. To SeaTable an empty text and an empty cell are the same, and so they are here.</summary>
/// <remarks>Upper and lower case count as different, except in the methods that say otherwise.</remarks>
public abstract class TextExpression : FilterExpression, ISqlSortable
{
    private const string Wildcards = "%_\\";

    private protected TextExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Converts a column to the right operand of a comparison, so that columns of texts can be compared.</summary>
    /// <param name="column">The column to convert.</param>
    public static implicit operator TextComparand(TextExpression column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return TextComparand.Of(column.Compared);
    }

    /// <summary>Finds the rows with this text.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a text, or a column of texts; <see langword="null"/> and an empty text find the
    /// empty cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(TextExpression left, TextComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? ColumnComparison.Equal(left.Compared, column)
            : string.IsNullOrEmpty(right.Text) ? left.IsEmpty()
            : Comparison.Of(left.Source, "=", writer => writer.Text(right.Text));
    }

    /// <summary>Finds the rows with another text, or with none.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand: a text, or a column of texts; <see langword="null"/> and an empty text find the
    /// cells that are not empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(TextExpression left, TextComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return right.Column is { } column ? !ColumnComparison.Equal(left.Compared, column)
            : string.IsNullOrEmpty(right.Text) ? left.IsNotEmpty()
            : Comparison.Of(left.Source, "!=", writer => writer.Text(right.Text));
    }

    /// <summary>Finds the rows whose text contains a text. No character is a wildcard.</summary>
    /// <param name="value">The text to seek. Every text contains the empty text, also an empty one.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Contains(string value) =>
        Find(value, $"%{value}%", writer => writer.Sql("find(").Text(value).Sql(", ").Source(Source).Sql(", 1) >= 1"));

    /// <summary>Finds the rows whose text starts with a text. No character is a wildcard.</summary>
    /// <param name="value">The text to seek. Every text starts with the empty text.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition StartsWith(string value) =>
        Find(value, $"{value}%", writer => writer.Sql("find(").Text(value).Sql(", ").Source(Source).Sql(", 1) = 1"));

    /// <summary>Finds the rows whose text ends with a text. No character is a wildcard.</summary>
    /// <param name="value">The text to seek. Every text ends with the empty text.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition EndsWith(string value) =>
        Find(value, $"%{value}", writer =>
            writer.Sql("right(").Source(Source).Sql(", len(").Text(value).Sql(")) = ").Text(value));

    /// <summary>Finds the rows whose text matches a pattern.</summary>
    /// <param name="pattern">The pattern: <c>%</c> stands for any number of characters, <c>_</c> for one.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    /// <remarks>
    /// How SeaTable escapes a wildcard is not documented; <see cref="Contains"/>, <see cref="StartsWith"/> and
    /// <see cref="EndsWith"/> find any character.
    /// </remarks>
    public SqlCondition Like(string pattern) => Matches("LIKE", pattern);

    /// <summary>Finds the rows whose text matches a pattern, ignoring case.</summary>
    /// <param name="pattern">The pattern: <c>%</c> stands for any number of characters, <c>_</c> for one.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition LikeIgnoringCase(string pattern) => Matches("ILIKE", pattern);

    /// <summary>Finds the rows with one of these texts.</summary>
    /// <param name="values">
    /// The texts; <see langword="null"/> and an empty one find the empty cells. If there are none, no rows are found.
    /// </param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params string?[] values) => In((IEnumerable<string?>)values);

    /// <summary>Finds the rows with one of these texts.</summary>
    /// <param name="values">
    /// The texts; <see langword="null"/> and an empty one find the empty cells. If there are none, no rows are found.
    /// </param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = values.ToList();
        var texts = all.Where(text => !string.IsNullOrEmpty(text)).Select(text => text!).ToList();
        var listed = texts.Count == 0 ? ConstantCondition.Never : OneOf(texts);
        return texts.Count == all.Count ? listed : listed | IsEmpty();
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value) => (comparison, value) switch
    {
        (SqlComparison.Equal, null) => this == (string?)null,
        (SqlComparison.NotEqual, null) => this != (string?)null,
        (SqlComparison.Equal, { } given) when AnyValue.TryRead(given, out string text) => this == text,
        (SqlComparison.NotEqual, { } given) when AnyValue.TryRead(given, out string text) => this != text,
        (SqlComparison.Contains, string text) => Contains(text),
        _ => null,
    };

    /// <summary>Gets what is compared with another column.</summary>
    private protected virtual SqlSource Compared => Source;

    /// <summary>Finds the rows with one of several texts, none of which is empty.</summary>
    private protected virtual SqlCondition OneOf(IReadOnlyList<string> texts) =>
        Comparison.OfList(Source, "IN", texts, static (writer, text) => writer.Text(text));

    /// <summary>Seeks a text that contains wildcards by functions, which have none.</summary>
    private protected virtual SqlCondition FindByFunctions(string value, Action<SqlWriter> write) => new Comparison(write);

    private Comparison Matches(string symbol, string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new Comparison(writer => writer.Source(Source).Sql(" ").Sql(symbol).Sql(" ").Text(pattern));
    }

    // How LIKE escapes a wildcard is unknown, so texts that contain one are sought by functions.
    private SqlCondition Find(string value, string pattern, Action<SqlWriter> byFunctions)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? ConstantCondition.Always
            : value.AsSpan().ContainsAny(Wildcards) ? FindByFunctions(value, byFunctions)
            : Like(pattern);
    }
}

/// <summary>The first text of a list.</summary>
public sealed class FirstText : TextExpression
{
    internal FirstText(SqlSource source)
        : base(source)
    {
    }

    private protected override SqlSource Compared => throw ColumnComparison.OfList(Source);

    // IN would look at all texts of the list.
    private protected override SqlCondition OneOf(IReadOnlyList<string> texts) =>
        SqlCondition.AnyOf(texts.Select(text => this == text));

    // Functions would look at all texts of the list, joined with commas.
    private protected override SqlCondition FindByFunctions(string value, Action<SqlWriter> write) =>
        throw new SeaTableQueryException(
            $"The first text of column '{Source.Column.Name}' can't be searched for '{value}': for a text with %, _ or \\ in " +
            "it SeaTable's SQL has only functions, and they look at the whole list. " +
            "Read the rows and look in C#, or use Like, where % stands for any characters and _ for one. Nothing was sent.");
}

/// <summary>The country or region of a place.</summary>
public sealed class CountryName : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    internal CountryName(SqlSource place)
        : base(place with { Function = "country" })
    {
    }

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
