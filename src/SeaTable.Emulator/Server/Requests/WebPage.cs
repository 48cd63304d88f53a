using System.Globalization;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>Reads which page of a list a call asks for: the first one of 25 unless it says otherwise, or says nonsense.</summary>
internal static class WebPage
{
    private const long UsualSize = 25;

    public static (long Start, long Limit) Of(BaseRequest request)
    {
        if (!TryNumber(request.Text("page"), 1, out var page) || !TryNumber(request.Text("per_page"), UsualSize, out var size))
            (page, size) = (1, UsualSize);
        return ((page - 1) * size, size);
    }

    private static bool TryNumber(string? text, long otherwise, out long number)
    {
        number = otherwise;
        return text is null
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && (number = given) > 0);
    }
}
