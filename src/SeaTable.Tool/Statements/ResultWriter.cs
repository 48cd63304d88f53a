using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Tool.Delimited;

namespace SeaTable.Tool.Statements;

/// <summary>Writes an answer as data, page by page.</summary>
internal abstract class ResultWriter : IAsyncDisposable
{
    /// <summary>Writes the rows of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="count">How many of its rows.</param>
    public abstract Task WriteAsync(SqlResult page, int count);

    /// <summary>
    /// Writes what comes behind the last row. Without it JSON has no end, so that nobody takes a part for the whole.
    /// </summary>
    public virtual Task CompleteAsync() => Task.CompletedTask;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Writes an answer as CSV.</summary>
internal sealed class CsvResultWriter(TextWriter output, char delimiter, ResultColumns known) : ResultWriter
{
    private readonly DelimitedWriter _csv = new(output, delimiter);
    private (string Name, ResultKind Kind)[]? _columns;

    public override async Task WriteAsync(SqlResult page, int count)
    {
        if (_columns is null)
        {
            _columns = [.. page.Columns.Select(column => (column.ToString(), known.KindOf(column)))];
            await _csv.WriteAsync([.. _columns.Select(column => column.Name)]).ConfigureAwait(false);
        }

        foreach (var row in page.Rows.Take(count))
        {
            await _csv.WriteAsync([.. _columns.Select(column => ResultText.ForData(row[column.Name], column.Kind))])
                .ConfigureAwait(false);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>Writes an answer as a list of objects in JSON, with the cells as the server sent them.</summary>
internal sealed class JsonResultWriter(TextWriter output) : ResultWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _hasBegun;

    public override async Task WriteAsync(SqlResult page, int count)
    {
        foreach (var row in page.Rows.Take(count))
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, s_options))
            {
                json.WriteStartObject();
                foreach (var column in page.Columns)
                {
                    json.WritePropertyName(column.ToString());
                    row[column.ToString()].WriteTo(json);
                }

                json.WriteEndObject();
            }

            await output.WriteAsync(_hasBegun ? ",\n" : "[\n").ConfigureAwait(false);
            await output.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.ToArray())).ConfigureAwait(false);
            _hasBegun = true;
        }
    }

    public override Task CompleteAsync() => output.WriteAsync(_hasBegun ? "\n]\n" : "[]\n");
}
