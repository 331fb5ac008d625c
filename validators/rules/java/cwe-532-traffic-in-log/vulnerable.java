package shop;

import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;

class Clients {
    OkHttpClient client() {
        HttpLoggingInterceptor told = new HttpLoggingInterceptor();
        told.setLevel(HttpLoggingInterceptor.Level.BODY); // finding: all-of-a-call
        return new OkHttpClient.Builder().addInterceptor(told).build();
    }

    OkHttpClient short_() {
        return new OkHttpClient.Builder()
            .addInterceptor(new HttpLoggingInterceptor().setLevel(HttpLoggingInterceptor.Level.HEADERS)) // finding: all-of-a-call
            .build();
    }
}
