global using EventPlatform.TestKit;
