using System.Runtime.CompilerServices;
using System.Text;

namespace SeaTable;

/// <summary>
/// A statement in SeaTable's SQL. Written as an interpolated string, its holes become parameters: they are sent beside the text and
/// never become part of it, so that a value can't change what the statement does.
/// </summary>
/// <remarks>
/// A plain string is a statement without parameters; so is an interpolated string that was made a <see cref="string"/> before, and its
/// holes are then part of the text. Hand the interpolated string over directly.
/// </remarks>
[InterpolatedStringHandler]
public sealed class SqlText
{
    private readonly StringBuilder _text;
    private readonly List<object?> _values;

    /// <summary>Begins a statement. Called by the compiler.</summary>
    /// <param name="literalLength">How many characters the text has outside of the holes.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    public SqlText(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + formattedCount);
        _values = new List<object?>(formattedCount);
    }

    /// <summary>Makes a statement without parameters.</summary>
    /// <param name="sql">The statement.</param>
    public static implicit operator SqlText(string sql) => FromString(sql);

    /// <summary>Makes a statement without parameters.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The statement.</returns>
    public static SqlText FromString(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var statement = new SqlText(sql.Length, 0);
        statement.AppendLiteral(sql);
        return statement;
    }

    /// <summary>Adds text. Called by the compiler.</summary>
    /// <param name="value">The text between two holes.</param>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Adds a parameter. Called by the compiler.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value)
    {
        _text.Append('?');
        _values.Add(value);
    }

    /// <summary>The statement, with a <c>?</c> for each parameter.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text.ToString();
}
