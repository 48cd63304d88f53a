using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable.Emulator.Tests.Support;

internal static class JsonForms
{
    /// <summary>Letters as they are, so that expectations can be read.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
