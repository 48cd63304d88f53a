using System.Text.Json;

namespace SeaTable;

public partial class SeaTableColumnOperations
{
    /// <summary>Renames a column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The column may have been renamed all the
    /// same.</param>
    /// <returns>The column as it is now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; renaming it again is safe.</exception>
    /// <remarks>
    /// It costs two calls. Generated code goes on as before, since it knows the column by its key. See
    /// https://api.seatable.com/reference/updatecolumn.
    /// </remarks>
    public virtual Task<ColumnMetadata> RenameAsync(
        TableReference table, ColumnReference column, string newName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(newName);
        return UpdateAsync(
            table, column, "rename_column", $"renaming the column {column} of table {table} to '{newName}'",
            (json, _, _) => json.WriteString("new_column_name"u8, newName), now => now.Name == newName, cancellationToken);
    }

    /// <summary>
    /// Changes the type of a column, or its settings. The server converts the cells, and empties those it can't.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="data">The type with its settings.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The column may have been changed all the
    /// same.</param>
    /// <returns>The column as it is now.</returns>
    /// <exception cref="ArgumentException">It is to become a link, which breaks the column on servers.</exception>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; changing it again is safe.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updatecolumn.</remarks>
    public virtual Task<ColumnMetadata> ChangeTypeAsync(
        TableReference table, ColumnReference column, ColumnData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (ColumnTypes.Parse(data.TypeName) == ColumnType.Link)
            throw new ArgumentException("Changed to a link, a column is broken on servers: insert a link.", nameof(data));

        return UpdateAsync(
            table, column, "modify_column_type", $"changing the column {column} of table {table} to the type {data.TypeName}",
            (json, names, _) =>
            {
                json.WriteString("new_column_type"u8, data.TypeName);
                if (data.HasSettings)
                {
                    json.WritePropertyName("column_data"u8);
                    data.Write(json, names);
                }
            },
            isDone: null, cancellationToken);
    }

    /// <summary>Sets the width of a column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The width may have been set all the
    /// same.</param>
    /// <returns>The column as it is now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; setting it again is safe.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updatecolumn.</remarks>
    public virtual Task<ColumnMetadata> ResizeAsync(
        TableReference table, ColumnReference column, int width, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        return UpdateAsync(
            table, column, "resize_column", $"setting the width of column {column} of table {table}",
            (json, _, _) => json.WriteNumber("new_column_width"u8, width), isDone: null, cancellationToken);
    }

    /// <summary>Puts a column behind another one. The first column of a table can't be moved.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="after">The column behind which it is to stand.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The column may have been moved all the
    /// same.</param>
    /// <returns>The column as it is now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; moving it again is safe.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updatecolumn.</remarks>
    public virtual Task<ColumnMetadata> MoveAsync(
        TableReference table, ColumnReference column, ColumnReference after, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            table, column, "move_column", $"moving the column {column} of table {table}",
            (json, _, found) => json.WriteString("target_column"u8, Reference(found, found.Find(after))), isDone: null,
            cancellationToken);

    /// <summary>Lets a column stay in sight while others are scrolled, or no longer.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="isFrozen">Whether it stays in sight.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been set all the same.</param>
    /// <returns>The column as it is now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; setting it again is safe.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updatecolumn.</remarks>
    public virtual Task<ColumnMetadata> FreezeAsync(
        TableReference table, ColumnReference column, bool isFrozen = true, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            table, column, "freeze_column", $"freezing the column {column} of table {table}",
            (json, _, _) => json.WriteBoolean("frozen"u8, isFrozen), isDone: null, cancellationToken);

    private async Task<ColumnMetadata> UpdateAsync(
        TableReference table, ColumnReference column, string operation, string doing,
        Action<Utf8JsonWriter, SchemaNames, TableMetadata> write, Func<ColumnMetadata, bool>? isDone,
        CancellationToken cancellationToken)
    {
        var request = new ServerRequest(HttpMethod.Put, Path, doing);
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = before.Find(table);
        var changed = found.Find(column);
        request = Repeatable(found, changed, request) with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("op_type"u8, operation);
                json.WriteString("table_id"u8, found.Id);
                json.WriteString("column"u8, Reference(found, changed));
                write(json, SchemaNames.Of(before, found), found);
            }),
        };
        return await Calls.SendAsync(
            request, found.Name, ReadColumn,
            now => isDone is not null && now.FindTable(found.Id)?.FindColumn(changed.Key) is { } one && isDone(one) ? one : null,
            cancellationToken).ConfigureAwait(false);
    }
}
