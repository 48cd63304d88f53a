namespace SeaTable.Emulator.Server.Responses;

/// <summary>The pictures of users, of which nobody has one of his own.</summary>
internal static class Avatars
{
    /// <summary>Gets the address of the picture of everybody.</summary>
    public static string Default(string server) => server + "/media/avatars/default.png";
}
