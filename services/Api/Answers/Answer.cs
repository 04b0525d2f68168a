using System.Text.Json.Serialization.Metadata;

namespace EventPlatform.Api.Answers;

/// <summary>Answers of the API: JSON by the metadata of <see cref="ApiJson"/>.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T value, JsonTypeInfo<T> type) => TypedResults.Json(value, type);

    public static IResult Created<T>(T value, JsonTypeInfo<T> type) => TypedResults.Json(value, type, statusCode: StatusCodes.Status201Created);

    public static IResult Accepted<T>(T value, JsonTypeInfo<T> type) => TypedResults.Json(value, type, statusCode: StatusCodes.Status202Accepted);
}
