import com.alibaba.fastjson.parser.ParserConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

public class Mappers {
    ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfSubType("org.example.shop.").build()); // evidence: named-classes
        return mapper;
    }

    ObjectMapper open() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfSubType("org.example.shop.").allowIfBaseType(Object.class).build());
        return mapper;
    }

    void plain(Markup markup) {
        markup.setSafeMode(true);
    }

    void start() {
        ParserConfig.getGlobalInstance().setSafeMode(true); // evidence: named-classes
    }
}
