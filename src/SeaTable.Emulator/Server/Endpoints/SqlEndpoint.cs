using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Sql;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Emulator.Sql.Results;
using SeaTable.Sql;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Runs a statement.</summary>
internal static class SqlEndpoint
{
    // How SQLite says that a statement is nested too deeply or otherwise too much for it.
    private const int SqliteError = 1;
    private const int SqliteTooBig = 18;

    public static ApiResponse Run(BaseRequest request)
    {
        var text = request.RequiredText("sql");
        var statement = SqlRequest.Parse(text);
        if (statement is not SqlSelect && !request.Access.CanWrite)
            throw AssumedErrors.ReadOnlyToken();
        var parameters = SqlRequest.Parameters(request.Body, statement);
        var binding = SqlRequest.Bind(statement, text, request.Base);
        return statement is SqlSelect select
            ? Select(request, binding, select, parameters)
            : request.Base.Write(request.Access, () => Change(request, binding, parameters));
    }

    private static ApiResponse Select(BaseRequest request, SqlBinding binding, SqlSelect select, List<JsonElement> parameters)
    {
        // Where tables are joined the server does not care whether names are asked for.
        var isJoin = select.From.Count > 1;
        using var query = new Query(request.Base, binding, parameters, request.ConvertKeys && !isJoin,
            request.Flag("server_only"));
        return Try(() =>
        {
            var (columns, rows) = SelectQuery.Run(query, select);
            return ApiResponse.Json(writer => SqlResponse.WriteRows(writer, columns, rows, isJoin));
        });
    }

    private static ApiResponse Change(BaseRequest request, SqlBinding binding, List<JsonElement> parameters)
    {
        using var query = new Query(request.Base, binding, parameters, convertKeys: false);
        return Try(() =>
        {
            switch (binding.Statement)
            {
                case SqlUpdate update:
                    RowChanges.Update(request.Base, query, update, request.Access.Signature);
                    break;
                case SqlInsert insert:
                    RowChanges.Insert(request.Base, query, insert, request.Access.Signature);
                    break;
                case SqlDelete delete:
                    RowChanges.Delete(request.Base, query, delete);
                    break;
            }

            return ApiResponse.Json(SqlResponse.WriteDone);
        });
    }

    /// <summary>Runs a statement, or refuses one that is too much for SQLite.</summary>
    public static T Try<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SqliteError or SqliteTooBig
            && (exception.Message.Contains("too ", StringComparison.Ordinal)
                || exception.Message.Contains("overflow", StringComparison.Ordinal)))
        {
            throw AssumedErrors.StatementTooLarge();
        }
    }
}
