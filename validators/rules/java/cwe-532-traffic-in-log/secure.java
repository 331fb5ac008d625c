package shop;

import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;

class Clients {
    OkHttpClient client() {
        HttpLoggingInterceptor told = new HttpLoggingInterceptor();
        told.setLevel(HttpLoggingInterceptor.Level.BASIC); // evidence: nothing-secret
        return new OkHttpClient.Builder().addInterceptor(told).build();
    }

    OkHttpClient redacted() {
        HttpLoggingInterceptor told = new HttpLoggingInterceptor();
        told.redactHeader("Authorization"); // evidence: header-left-out
        told.setLevel(HttpLoggingInterceptor.Level.HEADERS);
        return new OkHttpClient.Builder().addInterceptor(told).build();
    }

    OkHttpClient building() {
        HttpLoggingInterceptor told = new HttpLoggingInterceptor();
        told.setLevel(BuildConfig.DEBUG ? HttpLoggingInterceptor.Level.BODY : HttpLoggingInterceptor.Level.NONE);
        return new OkHttpClient.Builder().addInterceptor(told).build();
    }

    void shown(View view) {
        view.setLevel(Level.BODY_TEXT);
    }
}
