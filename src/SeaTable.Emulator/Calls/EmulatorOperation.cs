namespace SeaTable.Emulator;

/// <summary>What a call asks for: one member for each operation of the API that the emulator has.</summary>
public enum EmulatorOperation
{
    /// <summary>Nothing that the emulator knows: its path leads nowhere, or takes another method.</summary>
    None,
    /// <summary>Asks whether the gateway is there.</summary>
    PingGateway,
    /// <summary>Buys a base token with an API token.</summary>
    ExchangeApiToken,
    /// <summary>Gets a link to upload files.</summary>
    CreateUploadLink,
    /// <summary>Gets a link to download a file.</summary>
    CreateDownloadLink,
    /// <summary>Deletes a file.</summary>
    DeleteFile,
    /// <summary>Lists a folder of one's own.</summary>
    ListCustomFolder,
    /// <summary>Gets what is known of a file in a folder of one's own.</summary>
    GetCustomFile,
    /// <summary>Deletes a file in a folder of one's own.</summary>
    DeleteCustomFile,
    /// <summary>Gets a link to upload files to a folder of one's own.</summary>
    CreateCustomUploadLink,
    /// <summary>Gets a link to download a file in a folder of one's own.</summary>
    CreateCustomDownloadLink,
    /// <summary>Uploads a file by a link.</summary>
    UploadFile,
    /// <summary>Downloads a file by a link.</summary>
    DownloadFile,
    /// <summary>Opens the address of a file that stands in a cell.</summary>
    OpenFile,
    /// <summary>Shows the page where people log in.</summary>
    ShowLogin,
    /// <summary>Gets the version of the server.</summary>
    GetServerInfo,
    /// <summary>Asks whether the web server is there.</summary>
    PingServer,
    /// <summary>Asks whether an account token is accepted.</summary>
    PingWithAccount,
    /// <summary>Logs in with an account, for an account token.</summary>
    LogIn,
    /// <summary>Gets what is known of the account.</summary>
    GetAccount,
    /// <summary>Lists workspaces and the bases in them.</summary>
    ListWorkspaces,
    /// <summary>Lists the API tokens of the base.</summary>
    ListApiTokens,
    /// <summary>Creates an API token.</summary>
    CreateApiToken,
    /// <summary>Changes what an API token allows.</summary>
    UpdateApiToken,
    /// <summary>Deletes an API token.</summary>
    DeleteApiToken,
    /// <summary>Creates an API token that ends after an hour.</summary>
    CreateTemporaryApiToken,
    /// <summary>Buys a base token with an account token.</summary>
    ExchangeAccountToken,
    /// <summary>Buys a base token with the token of an external link.</summary>
    ExchangeExternalLink,
    /// <summary>Gets tables, columns and views.</summary>
    GetMetadata,
    /// <summary>Lists the people who can open the base.</summary>
    ListRelatedUsers,
    /// <summary>Makes a snapshot of the base.</summary>
    CreateSnapshot,
    /// <summary>Lists rows.</summary>
    ListRows,
    /// <summary>Lists rows that pass filters.</summary>
    FilterRows,
    /// <summary>Gets one row.</summary>
    GetRow,
    /// <summary>Adds rows.</summary>
    AppendRows,
    /// <summary>Changes rows.</summary>
    UpdateRows,
    /// <summary>Deletes rows.</summary>
    DeleteRows,
    /// <summary>Locks rows.</summary>
    LockRows,
    /// <summary>Unlocks rows.</summary>
    UnlockRows,
    /// <summary>Runs a SQL statement.</summary>
    RunSql,
    /// <summary>Links rows.</summary>
    AddLinks,
    /// <summary>Replaces what rows are linked to.</summary>
    ReplaceLinks,
    /// <summary>Unlinks rows.</summary>
    RemoveLinks,
    /// <summary>Lists the rows that rows are linked to.</summary>
    QueryLinks,
    /// <summary>Lists the columns of a table.</summary>
    ListColumns,
    /// <summary>Adds a column.</summary>
    InsertColumn,
    /// <summary>Renames, moves, retypes, resizes or freezes a column.</summary>
    UpdateColumn,
    /// <summary>Deletes a column.</summary>
    DeleteColumn,
    /// <summary>Adds several columns.</summary>
    AppendColumns,
    /// <summary>Lets the options of one column depend on another column.</summary>
    SetCascade,
    /// <summary>Adds options to a column.</summary>
    AddOptions,
    /// <summary>Changes options of a column.</summary>
    UpdateOptions,
    /// <summary>Deletes options of a column.</summary>
    DeleteOptions,
    /// <summary>Creates a table.</summary>
    CreateTable,
    /// <summary>Copies a table.</summary>
    DuplicateTable,
    /// <summary>Renames a table.</summary>
    RenameTable,
    /// <summary>Deletes a table.</summary>
    DeleteTable,
    /// <summary>Lists the views of a table.</summary>
    ListViews,
    /// <summary>Creates a view.</summary>
    CreateView,
    /// <summary>Gets a view.</summary>
    GetView,
    /// <summary>Changes a view.</summary>
    UpdateView,
    /// <summary>Deletes a view.</summary>
    DeleteView,
    /// <summary>Gets the name of a user.</summary>
    GetUserName,
    /// <summary>Adds rows to the big data storage.</summary>
    AddArchivedRows,
    /// <summary>Moves the rows of a view to the big data storage.</summary>
    ArchiveView,
    /// <summary>Moves rows back from the big data storage.</summary>
    UnarchiveRows,
    /// <summary>Gets the whole base with its rows.</summary>
    GetBase,
    /// <summary>Lists the operations that were applied to the base.</summary>
    ListOperations,
    /// <summary>Lists what was done to a row.</summary>
    ListActivities,
    /// <summary>Lists the webhooks of the base.</summary>
    ListWebhooks,
    /// <summary>Adds a webhook.</summary>
    CreateWebhook,
    /// <summary>Changes a webhook.</summary>
    UpdateWebhook,
    /// <summary>Deletes a webhook.</summary>
    DeleteWebhook,
    /// <summary>Links rows in which columns have the same values.</summary>
    AutoLinkRows,
    /// <summary>Asks how far such linking is.</summary>
    GetAutoLinkTask,
    /// <summary>Lists the comments on a row.</summary>
    ListComments,
    /// <summary>Writes a comment on a row.</summary>
    AddComment,
    /// <summary>Gets a comment.</summary>
    GetComment,
    /// <summary>Deletes a comment.</summary>
    DeleteComment,
    /// <summary>Marks a comment as resolved, or not.</summary>
    ResolveComment,
    /// <summary>Counts the comments on a row.</summary>
    CountComments,
    /// <summary>Lists the comments of the last days.</summary>
    ListRecentComments,
    /// <summary>Counts the comments of all rows.</summary>
    CountCommentsByRow,
    /// <summary>Lists what the user is told of.</summary>
    ListNotifications,
    /// <summary>Marks what the user is told of as seen, or not.</summary>
    MarkNotifications,
    /// <summary>Deletes what the user is told of.</summary>
    DeleteNotifications,
    /// <summary>Shows a message to a user.</summary>
    ShowToast,
}
