using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// What everything that works for one client shares: its settings, the base's metadata with the names of now, and those who send.
/// There is one for each client, so nothing is fetched or remembered twice.
/// </summary>
internal sealed class ClientSession
{
    /// <exception cref="SeaTableConfigurationException">An option is missing or can't be right.</exception>
    internal ClientSession(SeaTableOptions options, HttpClient? httpClient)
    {
        Settings = ClientSettings.From(options);
        var http = Http = httpClient ?? Connection.Shared;
        var exchange = new SharedExchange(
            new ApiTokenExchange(Settings, http), Settings.TokenStore, Settings.Server, Settings.TimeProvider);
        Tokens = new BaseTokenSource(exchange, Settings.ApiToken, Settings.TimeProvider, Settings.Log);
        var calls = new ObservedCalls(Settings);
        Gateway = new Gateway(Tokens, http, Settings, calls);
        Web = new WebCalls(Tokens, http, Settings, calls);
        Storage = new StorageCalls(httpClient ?? Connection.SharedForFiles, Settings, calls);
        Schema = new SchemaWatch(Settings.SchemaDrift, Settings.Log);
        Metadata = new MetadataCache(Gateway, Settings.MetadataLifetime, Settings.TimeProvider, Schema);
        Tables = new TableCalls(Gateway, Metadata, Settings);
        Sql = new SqlCalls(Gateway, Tables, Metadata, Settings);
        Paging = new ServerPaging(Settings);
        UnknownOptions = new UnknownOptionNames(Metadata);
    }

    internal ClientSettings Settings { get; }

    /// <summary>What calls are sent with.</summary>
    internal HttpClient Http { get; }

    /// <summary>The base tokens.</summary>
    internal BaseTokenSource Tokens { get; }

    /// <summary>Sends operations.</summary>
    internal Gateway Gateway { get; }

    /// <summary>Sends calls to the web server beside the gateway.</summary>
    internal WebCalls Web { get; }

    /// <summary>Sends files to where they are kept, and reads them there.</summary>
    internal StorageCalls Storage { get; }

    /// <summary>What the code knows of the base, held against what the base is.</summary>
    internal SchemaWatch Schema { get; }

    /// <summary>The base's metadata.</summary>
    internal MetadataCache Metadata { get; }

    /// <summary>Finds tables in the base, and sends operations on them.</summary>
    internal TableCalls Tables { get; }

    /// <summary>Sends statements.</summary>
    internal SqlCalls Sql { get; }

    /// <summary>What is known of how the server gives rows page by page.</summary>
    internal ServerPaging Paging { get; }

    /// <summary>Looks up options that the schema does not know.</summary>
    internal UnknownOptionNames UnknownOptions { get; }

    /// <summary>The tables that the code knows, for those who watch the base.</summary>
    internal KnownTables KnownTables { get; } = new();

    /// <summary>Begins to read rows of a table.</summary>
    internal RowReadContext NewReadContext(TableSchema schema) => new(schema, Settings.TimeZone);
}
