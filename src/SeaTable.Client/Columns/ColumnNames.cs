using System.Text;
using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Finds columns by the names they had in the schema file, for an answer whose rows are keyed by names although keys were asked
/// for: a server, or something before it, may not know the difference.
/// </summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, ColumnKey> _byName = new(StringComparer.Ordinal);

    private ColumnNames(TableSchema schema)
    {
        foreach (var column in schema.Columns)
            _byName.TryAdd(column.Name, new ColumnKey(column.Key, Encoding.UTF8.GetBytes(column.Key)));
    }

    internal ColumnKey? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Looks how a row is keyed.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="row">The row; the reader stands on its opening brace and is moved.</param>
    /// <param name="isTold">Whether the row tells it.</param>
    /// <returns>The names, if it is keyed by such.</returns>
    internal static ColumnNames? Detect(TableSchema schema, Utf8JsonReader row, out bool isTold)
    {
        var hasName = false;
        while (row.Read() && row.TokenType == JsonTokenType.PropertyName)
        {
            // System fields are called the same in both forms.
            if (row.ValueSpan is not [(byte)'_', ..])
            {
                isTold = !row.ValueIsEscaped && schema.Find(row.ValueSpan) is not null;
                if (isTold)
                    return null;

                hasName |= HasName(schema, ref row);
            }

            row.Read();
            row.Skip();
        }

        isTold = hasName;
        return hasName ? new ColumnNames(schema) : null;
    }

    private static bool HasName(TableSchema schema, ref Utf8JsonReader row)
    {
        try
        {
            foreach (var column in schema.Columns)
            {
                if (row.ValueTextEquals(column.Name))
                    return true;
            }
        }
        catch (InvalidOperationException)
        {
            // An escaped name that is no valid text.
        }

        return false;
    }
}

/// <summary>The key of a column.</summary>
/// <param name="Text">As text.</param>
/// <param name="Utf8">In UTF-8.</param>
internal sealed record ColumnKey(string Text, byte[] Utf8);
