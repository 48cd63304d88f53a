using System.Runtime.CompilerServices;

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

    /// <summary>The rows with just this text.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The text; <see langword="null"/> and an empty one find the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(TextExpression column, TextComparand value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return string.IsNullOrEmpty(value.Text) ? column.IsEmpty() : Comparison.Of(column.Source, "=", writer => writer.Text(value.Text));
    }

    /// <summary>The rows with another text, or with none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The text; <see langword="null"/> and an empty one find the cells that hold a text.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(TextExpression column, TextComparand value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return string.IsNullOrEmpty(value.Text) ? column.IsNotEmpty() : Comparison.Of(column.Source, "!=", writer => writer.Text(value.Text));
    }

    /// <summary>The rows whose text holds this one somewhere. Nothing in it is a wildcard.</summary>
    /// <param name="value">The text to look for. An empty one is in every text, also in an empty one.</param>
    /// <returns>The condition.</returns>
    public SqlCondition Contains(string value) =>
        Find(value, $"%{value}%", writer => writer.Sql("find(").Text(value).Sql(", ").Source(Source).Sql(", 1) >= 1"));

    /// <summary>The rows whose text begins with this one. Nothing in it is a wildcard.</summary>
    /// <param name="value">The text to look for. Every text begins with an empty one.</param>
    /// <returns>The condition.</returns>
    public SqlCondition StartsWith(string value) =>
        Find(value, $"{value}%", writer => writer.Sql("find(").Text(value).Sql(", ").Source(Source).Sql(", 1) = 1"));

    /// <summary>The rows whose text ends with this one. Nothing in it is a wildcard.</summary>
    /// <param name="value">The text to look for. Every text ends with an empty one.</param>
    /// <returns>The condition.</returns>
    public SqlCondition EndsWith(string value) =>
        Find(value, $"%{value}", writer => writer.Sql("right(").Source(Source).Sql(", len(").Text(value).Sql(")) = ").Text(value));

    /// <summary>The rows whose text is like a pattern.</summary>
    /// <param name="pattern">The pattern: <c>%</c> stands for any number of characters, <c>_</c> for one.</param>
    /// <returns>The condition.</returns>
    /// <remarks>
    /// How SeaTable takes a wildcard for the character itself is not documented; <see cref="Contains"/>, <see cref="StartsWith"/> and
    /// <see cref="EndsWith"/> find any character.
    /// </remarks>
    public SqlCondition Like(string pattern) => LikePattern("LIKE", pattern);

    /// <summary>The rows whose text is like a pattern, whether in upper or lower case.</summary>
    /// <param name="pattern">The pattern: <c>%</c> stands for any number of characters, <c>_</c> for one.</param>
    /// <returns>The condition.</returns>
    public SqlCondition LikeIgnoringCase(string pattern) => LikePattern("ILIKE", pattern);

    /// <summary>The rows with one of these texts.</summary>
    /// <param name="values">The texts; <see langword="null"/> and an empty one find the empty cells. No texts find no rows.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params string?[] values) => In((IEnumerable<string?>)values);

    /// <summary>The rows with one of these texts.</summary>
    /// <param name="values">The texts; <see langword="null"/> and an empty one find the empty cells. No texts find no rows.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = values.ToList();
        var texts = all.Where(text => !string.IsNullOrEmpty(text)).Select(text => text!).ToList();
        var listed = texts.Count == 0 ? ConstantCondition.Never : OneOf(texts);
        return texts.Count == all.Count ? listed : listed | IsEmpty();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>One of several texts, none of which is empty.</summary>
    private protected virtual SqlCondition OneOf(IReadOnlyList<string> texts) => Comparison.OfList(Source, "IN", texts, static (writer, text) => writer.Text(text));

    /// <summary>A condition that looks for a text with wildcards in it by functions, which have none.</summary>
    private protected virtual SqlCondition Exactly(string value, Action<SqlWriter> write) => new Comparison(write);

    private Comparison LikePattern(string symbol, string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new Comparison(writer => writer.Source(Source).Sql(" ").Sql(symbol).Sql(" ").Text(pattern));
    }

    /// <summary>How LIKE takes a wildcard for itself is unknown, so texts with one are found by functions, which have no wildcards.</summary>
    private SqlCondition Find(string value, string pattern, Action<SqlWriter> exactly)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? ConstantCondition.Always
            : value.AsSpan().ContainsAny(Wildcards) ? Exactly(value, exactly)
            : Like(pattern);
    }
}
