namespace SeaTable.Emulator.Errors;

/// <summary>The errors of the file server behind upload and download links, as its source has them.</summary>
internal static class FileServerErrors
{
    /// <summary>A link that has ended, or is none.</summary>
    public static ApiException LinkNotFound() => new(403, "Access token not found.") { IsText = true };

    public static ApiException LinkOfOtherKind() => new(403, "Operation does not match access token.") { IsText = true };

    /// <summary>A file that was deleted, and whose bytes are gone.</summary>
    public static ApiException FileGone() => new(400, "Invalid file id") { IsText = true };

    public static ApiException NoForm() => new(400, "") { IsText = true };

    public static ApiException NoFile() => Upload(400, "No file in multipart form.");

    public static ApiException NoParentDirectory() => Upload(400, "No parent_dir given.");

    public static ApiException ParentDirectoryNotFound() => Upload(400, "Parent dir doesn't exist.");

    /// <summary>A folder that the link is not for.</summary>
    public static ApiException ParentDirectoryOfOtherLink() => Upload(403, "Parent dir doesn't match.");

    public static ApiException ReplaceInvalid() => Upload(400, "Invalid argument replace.");

    public static ApiException RelativePathInvalid() => Upload(400, "Invalid relative path");

    public static ApiException FileNameInvalid(string name) => Upload(400, $"invalid fileName: {name}.");

    public static ApiException TooManyOfOneName() => Upload(400, "Too many files with same name.");

    /// <summary>A folder that can't be made, since its name is none or that of a file.</summary>
    public static ApiException Internal() => Upload(500, "Internal error.");

    private static ApiException Upload(int status, string message) => new(status, message, messageMember: "error");
}
