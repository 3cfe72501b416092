package io.spikewatch.app.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface UserRepository extends JpaRepository<StoredUser, UUID> {

    @Query("select u from StoredUser u where lower(u.email) = lower(:email)")
    Optional<StoredUser> findByEmail(String email);

    /** However many they are: as one parameter. */
    @Query(nativeQuery = true, value = "select * from app_user where id = any(:ids)")
    List<StoredUser> findAllIn(UUID[] ids);

    @Query("select u from StoredUser u order by u.createdAt, u.id limit :limit offset :offset")
    List<StoredUser> list(int limit, int offset);

    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into app_user (id, email, name, created_at) values (:id, :email, :name, :createdAt)
                    on conflict do nothing
                    """)
    void insertUnlessTaken(UUID id, String email, String name, Instant createdAt);
}
