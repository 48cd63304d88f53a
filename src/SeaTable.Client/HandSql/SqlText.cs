using System.Runtime.CompilerServices;
using System.Text;

namespace SeaTable;

/// <summary>
/// A statement in SeaTable's SQL. Written as an interpolated string, its holes become parameters: they are sent beside the text
/// and never become part of it, so that a value can't change what the statement does.
/// </summary>
/// <remarks>
/// <para>
/// A hole takes a text, a number, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, a boolean, an
/// option of a select column (by its name), <see langword="null"/>, or a list of these, which becomes <c>(?, ?)</c> for <c>IN</c>
/// and the like. Names of tables and columns are no values and belong into the text.
/// </para>
/// <para>
/// A <see cref="string"/> does not become a statement by itself, because nobody can tell whether values of others are in it:
/// <see cref="Raw"/> takes one. Hand an interpolated string over directly.
/// </para>
/// </remarks>
[InterpolatedStringHandler]
public sealed class SqlText
{
    private readonly StringBuilder _literals;
    private readonly List<(int Position, object? Value)> _holes;

    /// <summary>Begins a statement. Called by the compiler.</summary>
    /// <param name="literalLength">How many characters the text has outside of the holes.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    public SqlText(int literalLength, int formattedCount)
    {
        _literals = new StringBuilder(literalLength);
        _holes = new List<(int, object?)>(formattedCount);
    }

    internal string Literals => _literals.ToString();

    /// <summary>The values of the holes, and where in the literals they stand.</summary>
    internal IReadOnlyList<(int Position, object? Value)> Holes => _holes;

    /// <summary>Creates a statement from raw text, without parameters.</summary>
    /// <param name="sql">
    /// The statement. Whoever chooses a part of it chooses what it does: never put values into it, hand over an interpolated
    /// string instead of calling this method.
    /// </param>
    /// <returns>The statement.</returns>
    public static SqlText Raw([SeaTableSql] string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var statement = new SqlText(sql.Length, 0);
        statement.AppendLiteral(sql);
        return statement;
    }

    /// <summary>Adds text. Called by the compiler.</summary>
    /// <param name="value">The text between two holes.</param>
    public void AppendLiteral(string value) => _literals.Append(value);

    /// <summary>Adds a parameter. Called by the compiler.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="SeaTableQueryException">A value of this type can't be a parameter.</exception>
    public void AppendFormatted<T>(T value) => _holes.Add((_literals.Length, SqlTextValues.Keep(value)));

    /// <summary>The statement, with a <c>?</c> for each hole.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Literals);
        for (var i = _holes.Count - 1; i >= 0; i--)
            text.Insert(_holes[i].Position, '?');

        return text.ToString();
    }
}
